package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
  @Test
  void aMissingAndASurplusEntryAreFound() {
    var backend = new StoreBackend(Store.inMemory(), Clock.systemUTC());
    Document index = new Document("name", "a_1").append("key", new Document("a", 1));
    run(backend, new Document("createIndexes", "c").append("indexes", List.of(index)));
    run(
        backend,
        new Document("insert", "c")
            .append("documents", List.of(new Document("_id", 1).append("a", 1))));
    assertThat(Check.of(backend)).isEmpty();
    OrderedIndex entries =
        (OrderedIndex)
            ((StoreCollection) backend.resolveDatabase("d").resolveCollection("c", true))
                .getIndexes()
                .getLast();
    entries.entries().clear();
    assertThat(Check.of(backend))
        .containsExactly(
            "d.c: index a_1 misses document 1", "d.c: index a_1 has 0 entries instead of 1");
    backend.close();
  }

  private static void run(StoreBackend backend, Document command) {
    backend.handleCommand(null, "d", command.keySet().iterator().next(), command);
  }
}
