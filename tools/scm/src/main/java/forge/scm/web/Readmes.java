package forge.scm.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.markup.Base;
import forge.markup.Html;
import forge.markup.Link;
import forge.markup.Parsed;
import forge.markup.Reference;
import forge.project.Mount;
import forge.scm.Content;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts in a repository as people should read them: READMEs and other Markdown. */
public final class Readmes {
  private static final Pattern README =
      Pattern.compile("readme(\\.(md|markdown|txt|rst|adoc))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKDOWN =
      Pattern.compile(".*\\.(md|markdown)", Pattern.CASE_INSENSITIVE);
  private static final long LIMIT = 200_000;
  private static final int CHARACTERS_KEPT = 8_000_000;

  private final Artifacts artifacts;
  private final Cache<Shown, Html> shown =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS_KEPT)
          .<Shown, Html>weigher((key, html) -> 300 + html.value().length())
          .build();

  private record Shown(String blob, Base base, Map<Reference, Link> links) {}

  public Readmes(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * A README as it is shown.
   *
   * @param html null where it is plain text
   */
  public record Readme(String name, String url, @Nullable Html html, String text) {}

  /** The README among the entries of the folder at the place, with one database call at most. */
  Optional<Readme> among(
      Visit visit, Repository repository, Place folder, List<TreeEntry> entries) {
    return entries.stream()
        .filter(e -> e.file() && README.matcher(e.name()).matches())
        .min(Comparator.comparing(e -> !markdown(e.name())))
        .flatMap(e -> readme(visit, repository, folder, e));
  }

  private Optional<Readme> readme(
      Visit visit, Repository repository, Place folder, TreeEntry entry) {
    if (!(repository.content(entry, LIMIT) instanceof Content.Text content)) {
      return Optional.empty();
    }
    Mount mount = visit.mount();
    String url = Bar.url(mount, "file", folder.ref(), folder.path().child(entry.name()));
    Html html =
        markdown(entry.name())
            ? html(visit, folder.ref(), folder.path(), entry.id(), content.text())
            : null;
    return Optional.of(new Readme(entry.name(), url, html, content.text()));
  }

  static boolean markdown(String name) {
    return MARKDOWN.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /** Markdown of a file as HTML, its links leading to files of the same ref. */
  Html html(Visit visit, String ref, RepoPath folder, String blob, String text) {
    Parsed parsed = artifacts.read(text);
    var references = parsed.references();
    Map<Reference, Link> links =
        references.isEmpty() ? Map.of() : artifacts.resolve(visit, "", references).targets();
    var base =
        new Base(base(visit.mount(), "file", ref, folder), base(visit.mount(), "raw", ref, folder));
    return shown.get(new Shown(blob, base, links), key -> parsed.html(links, base));
  }

  /** Several pieces of Markdown of a file, with one database call at most. */
  List<Html> html(Visit visit, String ref, RepoPath folder, List<String> texts) {
    List<Parsed> parsed = texts.stream().map(artifacts::read).toList();
    var references =
        parsed.stream().flatMap(p -> p.references().stream()).collect(Collectors.toSet());
    Map<Reference, Link> links =
        references.isEmpty() ? Map.of() : artifacts.resolve(visit, "", references).targets();
    var base =
        new Base(base(visit.mount(), "file", ref, folder), base(visit.mount(), "raw", ref, folder));
    return parsed.stream().map(p -> p.html(links, base)).toList();
  }

  /** Text that is in no file yet, as it would be read in that folder. */
  Html html(Visit visit, String ref, RepoPath folder, String text) {
    Parsed parsed = artifacts.read(text);
    var references = parsed.references();
    Map<Reference, Link> links =
        references.isEmpty() ? Map.of() : artifacts.resolve(visit, "", references).targets();
    Mount mount = visit.mount();
    return parsed.html(
        links, new Base(base(mount, "file", ref, folder), base(mount, "raw", ref, folder)));
  }

  private static String base(Mount mount, String part, String ref, RepoPath folder) {
    return Bar.url(mount, part, ref, folder) + "/";
  }
}
