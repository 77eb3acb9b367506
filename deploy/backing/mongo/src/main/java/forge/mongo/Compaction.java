package forge.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.h2.mvstore.MVMap;

/** Copies a store that nobody uses into the smallest file it fits. */
final class Compaction {
  private static final int COMMIT_EVERY = 10_000;

  private Compaction() {}

  static void of(Path file) {
    Path copy = file.resolveSibling(file.getFileName() + ".compact");
    try {
      Files.deleteIfExists(copy);
      try (Store source = Store.open(file);
          Store target = Store.open(copy)) {
        source.names().forEach(name -> copy(name, source, target));
      }
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void copy(String name, Store source, Store target) {
    if (name.startsWith(Catalog.DOCUMENTS)) {
      copy(source.documents(name), target.documents(name), target);
    } else if (name.startsWith(Catalog.INDEX)) {
      copy(source.entries(name), target.entries(name), target);
    } else {
      copy(source.names(name), target.names(name), target);
    }
  }

  private static <K, V> void copy(MVMap<K, V> from, MVMap<K, V> to, Store target) {
    int copied = 0;
    for (Map.Entry<K, V> each : from.entrySet()) {
      to.append(each.getKey(), each.getValue());
      if (++copied % COMMIT_EVERY == 0) {
        target.awaitDurable();
      }
    }
  }
}
