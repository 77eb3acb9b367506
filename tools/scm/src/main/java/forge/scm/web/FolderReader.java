package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.scm.Commit;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import forge.scm.count.CodeCounts;
import forge.scm.web.ActivityPage.LanguagesBar;
import forge.scm.web.TreePage.Adding;
import forge.scm.web.TreePage.Row;
import java.net.URI;
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
  private final CodeCounts counts;
  private final URI site;

  FolderReader(
      Visit visit,
      Repositories repositories,
      Repository repository,
      Readmes readmes,
      CodeCounts counts,
      URI site) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.repository = repository;
    this.readmes = readmes;
    this.counts = counts;
    this.site = site;
  }

  TreePage page(Place place, boolean top, @Nullable LiveSpot live) {
    List<TreeEntry> entries = repository.list(place.commit(), place.path());
    @Nullable ModuleLinks modules = modules(place, entries);
    Optional<Map<String, Commit>> last =
        repositories.lastCommitsSoon(visit, place.commit(), place.path());
    return new TreePage(
        Bar.at(mount, repository, place, Bar.View.TREE, "tree"),
        Bar.trail(mount, place),
        top,
        CloneMenu.of(repositories.addresses(), mount, place.commit()),
        entries.stream()
            .limit(ENTRIES)
            .map(
                entry ->
                    row(place, entry, modules, last.map(l -> l.get(entry.name())).orElse(null)))
            .toList(),
        Math.max(0, entries.size() - ENTRIES),
        latest(place, last),
        last.isEmpty(),
        readmes.among(visit, repository, place, entries).orElse(null),
        adding(place),
        top ? languages() : null,
        live);
  }

  private @Nullable LanguagesBar languages() {
    return repository
        .head()
        .flatMap(head -> counts.of(visit, head))
        .map(known -> LanguagesBar.of(known.languages()))
        .filter(bar -> !bar.parts().isEmpty())
        .orElse(null);
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

  /** Null where the folder has no submodule. */
  private @Nullable ModuleLinks modules(Place place, List<TreeEntry> entries) {
    return entries.stream().anyMatch(entry -> entry.kind() == TreeEntry.Kind.MODULE)
        ? ModuleLinks.of(mount, site, repository, place.commit())
        : null;
  }

  private Row row(
      Place place, TreeEntry entry, @Nullable ModuleLinks modules, @Nullable Commit last) {
    RepoPath path = place.path().child(entry.name());
    return new Row(
        entry.name(),
        icon(entry),
        entry.folder(),
        switch (entry.kind()) {
          case FOLDER -> Bar.url(mount, "tree", place.ref(), path);
          case FILE, EXECUTABLE, LINK -> Bar.url(mount, "file", place.ref(), path);
          case MODULE -> modules == null ? null : modules.link(path, entry.id());
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
