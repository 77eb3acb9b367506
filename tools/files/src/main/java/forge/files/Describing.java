package forge.files;

import forge.artifact.Card;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the platform of files and folders, so that they can be linked and found. */
final class Describing {
  private static final int LISTED = 100;
  private final ReleaseStore store;

  Describing(ReleaseStore store) {
    this.store = store;
  }

  /** Folders are told from files by the slash at the end. */
  static String folderId(FilePath path) {
    return path.value() + "/";
  }

  static String title(Mount mount, FilePath folder) {
    return folder.root() ? mount.label() : folder.value();
  }

  Optional<Card> card(Mount mount, String artifact) {
    try {
      return artifact.endsWith("/")
          ? store.findFolder(mount.id(), FilePath.of(artifact)).map(folder -> card(mount, folder))
          : store
              .find(mount.id(), FilePath.of(artifact))
              .filter(f -> f.removedAt() == null && f.path().value().equals(artifact))
              .map(file -> card(mount, file));
    } catch (Invalid noSuchName) {
      return Optional.empty();
    }
  }

  /** Files and folders mixed, in the order of their paths. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    record Placed(String path, Card card) {}
    List<Placed> files =
        store.after(mount.id(), cursor, limit + 1).stream()
            .map(f -> new Placed(f.path().value(), card(mount, f)))
            .toList();
    List<Placed> folders =
        store.foldersAfter(mount.id(), cursor, limit + 1).stream()
            .map(f -> new Placed(f.path().value(), card(mount, f)))
            .toList();
    var both = new ArrayList<>(Stream.concat(files.stream(), folders.stream()).toList());
    both.sort(Comparator.comparing(Placed::path));
    return Slice.of(both.subList(0, Math.min(both.size(), limit + 1)), limit, Placed::path)
        .map(Placed::card);
  }

  private Card card(Mount mount, Folder folder) {
    var names =
        store.filesIn(mount.id(), List.of(folder.path()), LISTED).stream()
            .map(ReleaseFile::name)
            .toList();
    return new Card(
        folderId(folder.path()),
        "release",
        title(mount, folder.path()),
        Releases.page(mount, folder.path()),
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
        Releases.page(mount, file.path().folder()),
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
