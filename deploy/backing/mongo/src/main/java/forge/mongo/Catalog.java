package forge.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;

/** Which maps of the store hold which collection: names change, numbers stay. */
final class Catalog {
  static final String DOCUMENTS = "documents.";
  static final String INDEX = "index.";
  private static final String NEXT = "";

  private final Store store;
  private final MVMap<String, String> numbers;
  private final MVMap<String, String> flags;

  Catalog(Store store) {
    this.store = store;
    this.numbers = store.names("catalog");
    this.flags = store.names("flags");
  }

  Set<String> databases() {
    return numbers.keySet().stream()
        .filter(name -> !name.equals(NEXT))
        .map(name -> name.substring(0, name.indexOf('.')))
        .collect(Collectors.toSet());
  }

  MVMap<Key, byte[]> documents(String namespace) {
    return store.documents(DOCUMENTS + number(namespace));
  }

  OrderedIndex index(String namespace, String name, List<IndexKey> keys, IndexOptions options) {
    String map = map(namespace, name);
    return new OrderedIndex(
        name,
        keys,
        options,
        store.entries(map),
        new Flag(flags, map + ".multikey"),
        new Flag(flags, map + ".built"));
  }

  void removeIndex(String namespace, String name) {
    String map = map(namespace, name);
    flags.remove(map + ".multikey");
    flags.remove(map + ".built");
    store.remove(map);
  }

  void remove(String namespace) {
    store.remove(DOCUMENTS + number(namespace));
    numbers.remove(namespace);
  }

  void rename(String from, String to) {
    numbers.put(to, Objects.requireNonNull(numbers.remove(from), from));
  }

  private String map(String namespace, String index) {
    return INDEX + number(namespace) + "." + index;
  }

  private synchronized String number(String namespace) {
    String number = numbers.get(namespace);
    if (number != null) {
      return number;
    }
    String last = numbers.get(NEXT);
    String next = last == null ? "1" : Long.toString(Long.parseLong(last) + 1);
    numbers.put(NEXT, next);
    numbers.put(namespace, next);
    return next;
  }
}
