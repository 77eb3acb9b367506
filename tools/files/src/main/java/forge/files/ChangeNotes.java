package forge.files;

import forge.access.Visit;
import forge.artifact.Readers;
import forge.files.Releases.Wish;
import forge.project.Mount;
import forge.tool.Platform;
import forge.tool.TellsChanges.Change;
import forge.tool.TellsChanges.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the notes of a release from what the tools of its project did since the one before: no
 * more than whoever reads the release may read there.
 */
public final class ChangeNotes {
  private static final int MOST = 200;
  private final Releases releases;
  private final Platform platform;

  /**
   * Notes as they were written.
   *
   * @param since the version before; empty where there is none
   * @param markdown empty where nothing was done
   */
  public record Notes(String since, String markdown) {}

  /** Something that was done, and where. */
  private record Done(Mount at, Change change) {}

  ChangeNotes(Releases releases, Platform platform) {
    this.releases = releases;
    this.platform = platform;
  }

  /** What is new in a release. */
  public Notes of(Visit visit, String version) {
    visit.require(FilesPermission.UPLOAD);
    return of(visit, releases.get(visit, version));
  }

  /** What would be new in a release of which there is no draft yet. */
  public Notes of(Visit visit, Wish wish) {
    visit.require(FilesPermission.UPLOAD);
    var folder = FilePath.of("draft");
    return of(
        visit,
        Release.draft(visit.mount().id(), wish.version(), folder, visit.user().id(), now())
            .withText("", "", wish.tag()));
  }

  private Notes of(Visit visit, Release release) {
    Optional<Release> before = releases.previous(visit, release);
    @Nullable Instant out = before.map(Release::publishedAt).orElse(null);
    var span =
        new Span(
            Objects.requireNonNullElse(out, Instant.EPOCH),
            Objects.requireNonNullElse(release.publishedAt(), now()),
            before.map(Release::tag).orElse(""),
            release.tag());
    String since = before.map(Release::version).orElse("");
    return new Notes(since, markdown(since, sections(visit, span)));
  }

  private Map<String, List<Done>> sections(Visit visit, Span span) {
    var sections = new LinkedHashMap<String, List<Done>>();
    for (Mount mount : visit.project().mounts()) {
      if (Readers.readToo(mount, visit.mount())) {
        platform
            .workshop()
            .changes(visit.at(mount), span, MOST + 1)
            .forEach(
                change ->
                    sections
                        .computeIfAbsent(change.section(), s -> new ArrayList<>())
                        .add(new Done(mount, change)));
      }
    }
    return sections;
  }

  private static String markdown(String since, Map<String, List<Done>> sections) {
    if (sections.isEmpty()) {
      return "";
    }
    var notes = new StringBuilder();
    sections.forEach(
        (section, all) -> {
          notes.append("## ").append(section).append("\n\n");
          boolean several = all.stream().map(Done::at).distinct().count() > 1;
          all.stream().limit(MOST).forEach(done -> notes.append(line(done, several)));
          if (all.size() > MOST) {
            notes.append("- and more\n");
          }
          notes.append('\n');
        });
    return notes
        .append(since.isEmpty() ? "" : "What is new since " + text(since) + ".\n")
        .toString();
  }

  private static String line(Done done, boolean several) {
    Change change = done.change();
    String by = change.by().isEmpty() ? "" : " (" + text(change.by()) + ")";
    String place = several ? done.at().point().value() + ":" : "";
    boolean bare = !several && change.reference().startsWith("#");
    String reference = bare ? change.reference() : "[" + place + change.reference() + "]";
    return "- " + reference + " " + text(change.title()) + by + "\n";
  }

  /** Words that are not to be taken for Markdown. */
  private static String text(String words) {
    return words.replaceAll("[\\\\`*_\\[\\]<>]", "\\\\$0").replaceAll("\\s+", " ");
  }

  private Instant now() {
    return platform.clock().instant();
  }
}
