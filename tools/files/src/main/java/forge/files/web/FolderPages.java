package forge.files.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.files.Desk;
import forge.files.FilePath;
import forge.files.FilesPermission;
import forge.files.Folder;
import forge.files.Release;
import forge.files.ReleaseFile;
import forge.files.web.FilesPage.Crumb;
import forge.markup.Html;
import forge.project.Mount;
import forge.store.Slice;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of folders, each with the folders in it as cards. */
final class FolderPages {
  private static final int CARDS = 10;
  private static final int FILES = 500;

  private final Desk desk;
  private final Artifacts artifacts;
  private final Visit visit;

  FolderPages(Desk desk, Artifacts artifacts, Visit visit) {
    this.desk = desk;
    this.artifacts = artifacts;
    this.visit = visit;
  }

  FilesPage of(
      FilePath path, @Nullable String after, @Nullable DownloadWidget best, String latest) {
    Slice<Folder> folders = desk.folders().list(visit, path, after, CARDS);
    var paths = folders.items().stream().map(Folder::path).toList();
    List<ReleaseFile> files =
        desk.files().filesIn(visit, Stream.concat(Stream.of(path), paths.stream()).toList());
    List<Folder> below = desk.folders().listIn(visit, paths);
    List<Release> known =
        desk.releases().ofFolders(visit, Stream.concat(Stream.of(path), paths.stream()).toList());
    Optional<Folder> here = desk.folders().find(visit, path);

    var texts = new ArrayList<String>();
    texts.add(notes(path, known).orElse(here.map(Folder::notes).orElse("")));
    folders.items().forEach(f -> texts.add(notes(f.path(), known).orElse(f.notes())));
    List<Html> notes =
        artifacts.render(visit, here.isPresent() ? path.value() + "/" : "", texts).texts();

    var cards = new ArrayList<FolderCard>();
    for (int i = 0; i < folders.items().size(); i++) {
      Folder folder = folders.items().get(i);
      cards.add(
          FolderCard.of(
              visit.mount(),
              folder,
              in(files, folder.path()),
              below.stream().filter(f -> f.path().folder().equals(folder.path())).toList(),
              notes.get(i + 1),
              of(folder.path(), known).orElse(null),
              !latest.isEmpty() && folder.path().value().equals(latest)));
    }
    cards.sort(Comparator.comparing(c -> !c.mark().equals(FolderCard.LATEST)));
    return new FilesPage(
        visit.mount(),
        path.value(),
        crumbs(path),
        notes.get(0),
        best,
        FileRow.of(visit.mount(), in(files, path), FILES),
        cards,
        next(path, folders.next()),
        of(path, known).map(r -> visit.mount().page("releases", r.version())).orElse(null),
        visit.may(FilesPermission.UPLOAD),
        visit.may(FilesPermission.REMOVE));
  }

  private static Optional<Release> of(FilePath folder, List<Release> known) {
    return known.stream().filter(r -> r.folder().equals(folder)).findFirst();
  }

  private static Optional<String> notes(FilePath folder, List<Release> known) {
    return of(folder, known).map(Release::notes);
  }

  private static List<ReleaseFile> in(List<ReleaseFile> files, FilePath folder) {
    return files.stream().filter(f -> f.path().folder().equals(folder)).toList();
  }

  private List<Crumb> crumbs(FilePath path) {
    Mount mount = visit.mount();
    var crumbs = new ArrayList<Crumb>();
    crumbs.add(new Crumb(mount.label(), path.root() ? null : mount.page().toString()));
    for (FilePath step : path.trail()) {
      crumbs.add(
          new Crumb(step.name(), step.equals(path) ? null : mount.page("in", step).toString()));
    }
    return crumbs;
  }

  private @Nullable String next(FilePath path, @Nullable String cursor) {
    return cursor == null
        ? null
        : place(path) + "?after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  /** The page of the release a folder is, else of the folder. */
  URI home(FilePath path) {
    return desk.releases().ofFolders(visit, List.of(path)).stream()
        .findFirst()
        .map(r -> visit.mount().page("releases", r.version()))
        .orElseGet(() -> place(path));
  }

  URI place(FilePath path) {
    return path.root() ? visit.mount().page() : visit.mount().page("in", path);
  }
}
