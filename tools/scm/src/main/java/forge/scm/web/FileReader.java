package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Content;
import forge.scm.FileTexts;
import forge.scm.FileTexts.FileText;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import forge.scm.TreeEntry.Kind;
import forge.scm.lfs.Pointer;
import forge.scm.web.FilePage.Addresses;
import forge.scm.web.FilePage.Changing;
import forge.scm.web.FilePage.Shown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the page of a file. */
final class FileReader {
  private static final long BYTES = 1 << 20;
  private static final long NOTEBOOK = 8 << 20;
  private static final int LINES = 10_000;

  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Repository repository;
  private final Readmes readmes;
  private final FileTexts texts;

  FileReader(
      Visit visit,
      Repositories repositories,
      Repository repository,
      Readmes readmes,
      FileTexts texts) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.repository = repository;
    this.readmes = readmes;
    this.texts = texts;
  }

  /**
   * @param plain whether Markdown is shown as it is written
   */
  FilePage page(Place place, TreeEntry file, boolean plain, @Nullable LiveSpot live) {
    if (!file.file()) {
      throw new NotFound("The content of " + place.path() + ", a commit of another repository,");
    }
    boolean rendered =
        (Readmes.markdown(file.name())
                || Tabular.named(file.name())
                || NotebookReader.named(file.name()))
            && file.kind() != Kind.LINK;
    boolean notebook = rendered && !plain && NotebookReader.named(file.name());
    FileText text = texts.of(mount.id(), repository, file, notebook ? NOTEBOOK : BYTES);
    Content content = text.content();
    Shown shown = shown(place, file, text, rendered && !plain);
    return new FilePage(
        Bar.at(mount, repository, place, Bar.View.TREE, "file"),
        Bar.trail(mount, place),
        place.path().toString(),
        file.name(),
        kind(file),
        content.size(),
        shown,
        note(content, shown),
        largeFile(file, content),
        addresses(place, rendered && content instanceof Content.Text, plain),
        changing(place),
        last(place),
        live);
  }

  private FilePage.@Nullable Large largeFile(TreeEntry file, Content content) {
    if (!(content instanceof Content.Text text)) {
      return null;
    }
    return Pointer.parse(text.text())
        .map(
            pointer ->
                new FilePage.Large(
                    mount.page("info", "lfs", "objects", pointer.oid())
                        + "?name="
                        + URLEncoder.encode(file.name(), StandardCharsets.UTF_8),
                    pointer.size()))
        .orElse(null);
  }

  /** From the walk for the folder, which is remembered. */
  private @Nullable CommitLine last(Place place) {
    return repositories
        .lastCommitsSoon(visit, place.commit(), place.path().parent())
        .map(commits -> commits.get(place.path().name()))
        .map(commit -> CommitLine.of(mount, commit))
        .orElse(null);
  }

  private Shown shown(Place place, TreeEntry file, FileText read, boolean rendered) {
    Content content = read.content();
    if (file.kind() == Kind.LINK && content instanceof Content.Text to) {
      return Shown.link(to.text(), target(place, to.text()));
    }
    if (Raw.image(file.name())) {
      return Shown.image(Bar.url(mount, "raw", place.commit().text(), place.path()));
    }
    if (!(content instanceof Content.Text text)) {
      return Shown.NOTHING;
    }
    if (rendered && Tabular.named(file.name())) {
      List<List<String>> rows = Tabular.read(file.name(), text.text());
      return rows.isEmpty() ? Shown.NOTHING : Shown.table(rows);
    }
    if (rendered && NotebookReader.named(file.name())) {
      RepoPath beside = place.path().parent();
      return NotebookReader.read(text.text(), all -> readmes.html(visit, place.ref(), beside, all))
          .map(Shown::notebook)
          .orElseGet(() -> lines(read));
    }
    if (rendered) {
      var folder = place.path().parent();
      return Shown.html(readmes.html(visit, place.ref(), folder, file.id(), text.text()));
    }
    return lines(read);
  }

  private static Shown lines(FileText read) {
    List<String> all = read.lines();
    return Shown.lines(
        all.size() <= LINES ? all : List.copyOf(all.subList(0, LINES)), read.language());
  }

  /** What a symbolic link leads to, where it stays inside the repository. */
  private @Nullable String target(Place place, String to) {
    var parts = new ArrayDeque<String>(place.path().parent().parts());
    for (String part : to.split("/", -1)) {
      if (part.equals("..") && parts.pollLast() == null) {
        return null;
      }
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    var path = new RepoPath(List.copyOf(parts));
    return to.startsWith("/")
        ? null
        : repository
            .entry(place.commit(), path)
            .map(e -> Bar.url(mount, e.folder() ? "tree" : "file", place.ref(), path))
            .orElse(null);
  }

  private static String note(Content content, Shown shown) {
    if (shown.image() != null) {
      return "";
    }
    return switch (content) {
      case Content.Binary binary -> "This file is binary, so there is nothing to read here.";
      case Content.TooLarge large ->
          "This file is larger than %,d bytes, the most a page shows.".formatted(large.limit());
      case Content.Text text -> note(text, shown);
    };
  }

  private static String note(Content.Text text, Shown shown) {
    if (!shown.table().isEmpty()) {
      return shown.table().size() > Tabular.ROWS
          ? "These are the first %,d rows, and at most %,d columns."
              .formatted(Tabular.ROWS, Tabular.COLUMNS)
          : "";
    }
    int all = shown.lines().isEmpty() ? 0 : text.lines().size();
    if (shown.html() == null && all > shown.lines().size()) {
      return "These are the first %,d of %,d lines.".formatted(shown.lines().size(), all);
    }
    return text.size() == 0 ? "This file is empty." : "";
  }

  private static String kind(TreeEntry file) {
    return switch (file.kind()) {
      case EXECUTABLE -> "Executable";
      case LINK -> "Symbolic link";
      case FILE, FOLDER, MODULE -> "";
    };
  }

  private @Nullable Changing changing(Place place) {
    return EditDesk.offered(visit) && !place.ref().equals(place.commit().text())
        ? new Changing(
            Bar.url(mount, "edit", place.ref(), place.path()),
            Bar.url(mount, "delete", place.ref(), place.path()))
        : null;
  }

  private Addresses addresses(Place place, boolean twoViews, boolean plain) {
    String here = Bar.url(mount, "file", place.ref(), place.path());
    String other = plain ? here : here + "?plain=1";
    return new Addresses(
        Bar.url(mount, "raw", place.ref(), place.path()),
        Bar.url(mount, "log", place.ref(), place.path()),
        Bar.url(mount, "blame", place.ref(), place.path()),
        Bar.url(mount, "file", place.commit().text(), place.path()),
        twoViews ? other : null,
        plain ? "Rendered" : "Source");
  }
}
