package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.scm.Commit;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import forge.scm.web.TreePage.Adding;
import forge.scm.web.TreePage.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page of a folder. */
final class FolderReader {
  private static final int ENTRIES = 2_000;

  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Repository repository;
  private final Readmes readmes;

  FolderReader(Visit visit, Repositories repositories, Repository repository, Readmes readmes) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.repository = repository;
    this.readmes = readmes;
  }

  TreePage page(Place place, boolean top, @Nullable LiveSpot live) {
    List<TreeEntry> entries = repository.list(place.commit(), place.path());
    Optional<Map<String, Commit>> last =
        repositories.lastCommitsSoon(visit, place.commit(), place.path());
    return new TreePage(
        Bar.at(mount, repository, place, Bar.View.TREE, "tree"),
        Bar.trail(mount, place),
        top,
        repositories.addresses().usual(mount),
        repositories.addresses().beside(mount).orElse(""),
        entries.stream()
            .limit(ENTRIES)
            .map(entry -> row(place, entry, last.map(l -> l.get(entry.name())).orElse(null)))
            .toList(),
        Math.max(0, entries.size() - ENTRIES),
        latest(place, last),
        last.isEmpty(),
        readmes.among(visit, repository, place, entries).orElse(null),
        adding(place),
        live);
  }

  private @Nullable Adding adding(Place place) {
    return EditDesk.offered(visit) && !place.ref().equals(place.commit().text())
        ? new Adding(
            Bar.url(mount, "new", place.ref(), place.path()),
            Bar.url(mount, "upload", place.ref(), place.path()))
        : null;
  }

  /** At the root every commit counts, even one that changed nothing. */
  private @Nullable CommitLine latest(Place place, Optional<Map<String, Commit>> last) {
    Optional<Commit> newest =
        place.path().root()
            ? repository.find(place.commit())
            : last.flatMap(l -> l.values().stream().max(Comparator.comparing(Commit::at)));
    return newest.map(commit -> CommitLine.of(mount, commit)).orElse(null);
  }

  private Row row(Place place, TreeEntry entry, @Nullable Commit last) {
    RepoPath path = place.path().child(entry.name());
    return new Row(
        entry.name(),
        icon(entry),
        entry.folder(),
        switch (entry.kind()) {
          case FOLDER -> Bar.url(mount, "tree", place.ref(), path);
          case FILE, EXECUTABLE, LINK -> Bar.url(mount, "file", place.ref(), path);
          case MODULE -> null;
        },
        switch (entry.kind()) {
          case LINK -> "link";
          case MODULE -> "@ " + entry.id().substring(0, 8);
          case FOLDER, FILE, EXECUTABLE -> "";
        },
        last == null ? null : CommitLine.of(mount, last));
  }

  private static String icon(TreeEntry entry) {
    return switch (entry.kind()) {
      case FOLDER -> "folder";
      case FILE -> "file";
      case EXECUTABLE -> "terminal";
      case LINK -> "link";
      case MODULE -> "package";
    };
  }
}
