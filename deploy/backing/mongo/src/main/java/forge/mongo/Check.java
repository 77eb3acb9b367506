package forge.mongo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Compares every index of a store with the documents it is made from. */
final class Check {
  private Check() {}

  /** What disagrees, a sentence each; empty when all is well. */
  static List<String> of(Path file) {
    StoreBackend backend = new StoreBackend(Store.open(file), Clock.systemUTC());
    try {
      return of(backend);
    } finally {
      backend.close();
    }
  }

  static List<String> of(StoreBackend backend) {
    return backend.databases().stream()
        .flatMap(database -> database.collections().stream())
        .flatMap(collection -> collection.check().stream())
        .toList();
  }
}
