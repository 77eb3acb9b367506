package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final String NO_INDEX = "collection";

  private StoreBackend backend = new StoreBackend(Store.inMemory(), Clock.systemUTC());

  @BeforeEach
  void createIndexes() {
    index("room_at", new Document("room", 1).append("at", -1), new Document());
    index("state", new Document("state", 1).append("number", 1), new Document());
    index("mail", new Document("mail", 1), new Document("sparse", true));
    index("tags", new Document("tags", 1), new Document());
    index(
        "open",
        new Document("due", 1),
        new Document("partialFilterExpression", new Document("open", true)));
    index(
        "named",
        new Document("name", 1),
        new Document(
            "partialFilterExpression", new Document("name", new Document("$exists", true))));
    insert(new Document("_id", 1).append("tags", List.of("a", "b")));
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void equalFieldsComeFirstAndTheOrderFollows() {
    Document room = new Document("room", 1);
    assertThat(plan(room, new Document("at", -1))).isEqualTo("room_at ranges=1 sorted=true");
    assertThat(plan(room, new Document("at", 1))).isEqualTo("room_at ranges=1 sorted=true");
    assertThat(plan(room, new Document("at", -1).append("_id", 1)))
        .isEqualTo("room_at ranges=1 sorted=true");
    assertThat(plan(room, new Document("at", -1).append("_id", -1)))
        .isEqualTo("room_at ranges=1 sorted=false");
    assertThat(plan(room, new Document("author", 1))).isEqualTo("room_at ranges=1 sorted=false");
  }

  @Test
  void severalValuesAreSeveralRangesInOneOrder() {
    Document states = new Document("state", new Document("$in", List.of("new", "open")));
    assertThat(plan(states, new Document("number", -1))).isEqualTo("state ranges=2 sorted=true");
  }

  @Test
  void aRangeAndAPlainPrefixBoundTheIndex() {
    assertThat(plan(new Document("name", new BsonRegularExpression("^ab")), null))
        .isEqualTo("named ranges=1 sorted=true");
    assertThat(plan(new Document("state", new BsonRegularExpression("^ab")), null))
        .isEqualTo("state ranges=1 sorted=true");
    assertThat(plan(new Document("state", new BsonRegularExpression("ab")), null))
        .isEqualTo(NO_INDEX);
    assertThat(plan(new Document("state", new Document("$gt", 5)), null))
        .isEqualTo("state ranges=1 sorted=true");
  }

  @Test
  void anIndexThatLeavesDocumentsOutServesOnlyQueriesThatDoTheSame() {
    assertThat(plan(new Document("mail", "x"), null)).startsWith("mail");
    assertThat(plan(new Document("mail", null), null)).isEqualTo(NO_INDEX);
    assertThat(plan(new Document(), new Document("mail", 1))).isEqualTo(NO_INDEX);
    assertThat(plan(new Document("open", true), new Document("due", 1)))
        .isEqualTo("open ranges=1 sorted=true");
    assertThat(plan(new Document("open", false), new Document("due", 1))).isEqualTo(NO_INDEX);
    assertThat(plan(new Document("name", "x"), null)).startsWith("named");
  }

  @Test
  void arraysAreFoundByElementButGiveNoOrder() {
    assertThat(plan(new Document("tags", "a"), null)).startsWith("tags");
    assertThat(plan(new Document(), new Document("tags", 1))).isEqualTo(NO_INDEX);
    assertThat(plan(new Document("tags", new Document("$in", Arrays.asList("a", null))), null))
        .isEqualTo(NO_INDEX);
  }

  @Test
  void alternativesAreUnitedWhenEachHasAnIndex() {
    Document both = new Document("$or", List.of(new Document("room", 1), new Document("tags", 1)));
    assertThat(plan(both, null))
        .isEqualTo("room_at ranges=1 sorted=true | tags ranges=1 sorted=true");
    Document one = new Document("$or", List.of(new Document("room", 1), new Document("x", 1)));
    assertThat(plan(one, null)).isEqualTo(NO_INDEX);
  }

  private String plan(Document query, @Nullable Document order) {
    return collection().plan(query, order).summary();
  }

  private StoreCollection collection() {
    return (StoreCollection) backend.resolveDatabase("d").resolveCollection("c", true);
  }

  private void index(String name, Document keys, Document options) {
    Document index = new Document("name", name).append("key", keys);
    index.putAll(options);
    run(new Document("createIndexes", "c").append("indexes", List.of(index)));
  }

  private void insert(Document document) {
    run(new Document("insert", "c").append("documents", List.of(document)));
  }

  private void run(Document command) {
    backend.handleCommand(null, "d", command.keySet().iterator().next(), command);
  }
}
