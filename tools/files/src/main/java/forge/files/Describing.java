package forge.files;

import forge.artifact.Card;
import forge.artifact.Pointer;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the platform of files and folders, so that they can be linked and found. */
final class Describing {
  private static final int LISTED = 100;
  private final ReleaseFileStore store;
  private final FolderStore folders;
  private final ReleaseStore releases;

  Describing(ReleaseFileStore store, FolderStore folders, ReleaseStore releases) {
    this.store = store;
    this.folders = folders;
    this.releases = releases;
  }

  /** Folders are told from files by the slash at the end. */
  static String folderId(FilePath path) {
    return path.value() + "/";
  }

  static String title(Mount mount, FilePath folder) {
    return folder.root() ? mount.label() : folder.value();
  }

  /** What a page shows: a release by its version, a folder, or a file that is fetched. */
  static Optional<Pointer> pointed(String path) {
    int slash = path.indexOf('/');
    String rest = path.substring(slash + 1);
    return switch (slash < 0 || rest.isEmpty() ? "" : path.substring(0, slash)) {
      case "releases" -> Optional.of(new Pointer.Key(rest));
      case "in" -> Optional.of(new Pointer.Artifact(rest + "/"));
      case "get" -> Optional.of(new Pointer.Artifact(rest));
      default -> Optional.empty();
    };
  }

  Optional<Card> card(Mount mount, String artifact) {
    try {
      return artifact.endsWith("/")
          ? folder(mount, FilePath.of(artifact))
          : store
              .find(mount.id(), FilePath.of(artifact))
              .filter(f -> f.live() && f.path().value().equals(artifact))
              .map(file -> card(mount, file));
    } catch (Invalid noSuchName) {
      return Optional.empty();
    }
  }

  private Optional<Card> folder(Mount mount, FilePath path) {
    Optional<Release> release = releases.ofFolder(mount.id(), path);
    return release.isPresent()
        ? release.filter(r -> !r.draft()).map(r -> card(mount, r))
        : folders.find(mount.id(), path).map(folder -> card(mount, folder));
  }

  /** Files and folders mixed, in the order of their paths. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    record Placed(String path, Card card) {}
    List<Placed> files =
        store.after(mount.id(), cursor, limit + 1).stream()
            .map(f -> new Placed(f.path().value(), card(mount, f)))
            .toList();
    List<Folder> below = folders.after(mount.id(), cursor, limit + 1);
    List<Release> known = releases.ofFolders(mount.id(), below.stream().map(Folder::path).toList());
    List<Placed> folders =
        below.stream().map(f -> new Placed(f.path().value(), card(mount, f, known))).toList();
    var both = new ArrayList<>(Stream.concat(files.stream(), folders.stream()).toList());
    both.sort(Comparator.comparing(Placed::path));
    return Slice.of(both.subList(0, Math.min(both.size(), limit + 1)), limit, Placed::path)
        .map(Placed::card);
  }

  private Card card(Mount mount, Folder folder, List<Release> known) {
    return known.stream()
        .filter(r -> r.folder().equals(folder.path()) && !r.draft())
        .findFirst()
        .map(r -> card(mount, r))
        .orElseGet(() -> card(mount, folder));
  }

  private Card card(Mount mount, Release release) {
    Instant out = Objects.requireNonNullElse(release.publishedAt(), release.madeAt());
    return new Card(
        folderId(release.folder()),
        "release",
        release.name(),
        Releases.page(mount, release),
        List.of(release.version(), release.folder().value()).stream().distinct().toList(),
        release.notes() + "\n\n" + String.join("\n", names(mount, release.folder())),
        List.of(),
        release.by(),
        release.state().text(),
        out,
        out,
        Set.of());
  }

  private List<String> names(Mount mount, FilePath folder) {
    return store.filesIn(mount.id(), List.of(folder), LISTED).stream()
        .map(ReleaseFile::name)
        .toList();
  }

  private Card card(Mount mount, Folder folder) {
    var names = names(mount, folder.path());
    return new Card(
        folderId(folder.path()),
        "release",
        title(mount, folder.path()),
        ReleaseFolders.page(mount, folder.path()),
        List.of(folder.path().root() ? mount.label() : folder.path().value()),
        folder.notes() + "\n\n" + String.join("\n", names),
        List.of(),
        folder.by(),
        null,
        folder.madeAt(),
        folder.touchedAt(),
        Set.of());
  }

  private static Card card(Mount mount, ReleaseFile file) {
    return new Card(
        file.path().value(),
        "file",
        file.name(),
        ReleaseFolders.page(mount, file.path().folder()),
        file.name().equals(file.path().value())
            ? List.of(file.name())
            : List.of(file.path().value(), file.name()),
        file.content().sha256() + "\n" + file.named().target().label(),
        List.of(),
        file.by(),
        null,
        file.publishedAt(),
        file.publishedAt(),
        Set.of());
  }
}
