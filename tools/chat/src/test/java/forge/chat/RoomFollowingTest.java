package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rooms that nobody has followed so far, or not to their end. */
class RoomFollowingTest {
  /** More than one reading of a log. */
  private static final int MANY = 450;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
    forge.settle();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  /** As a forge kept them that had no place yet. */
  private void keep(int messages) {
    var store = new MessageStore(DATABASE.get(), forge.forge().events());
    var author = new Message.Author(MIA, "Mia");
    for (int i = 0; i < messages; i++) {
      var wish =
          new NewMessage(room(), author, forge.clock().instant(), "m" + i, List.of(), null, null);
      store.insert(wish, message -> News.Said.of(message, wish.text(), null), message -> null);
    }
  }

  private RoomId room() {
    return RoomId.of(forge.mount("chat"));
  }

  private void look() {
    forge.forge().jobs().submit(new LookAfterMessages());
    forge.settle();
  }

  private long known() {
    return DATABASE
        .get()
        .getCollection("artifacts")
        .countDocuments(and(eq("type", "message"), regex("artifact", "^[0-9]")));
  }

  private Document place() {
    return DATABASE.get().getCollection("chat_indexed").find(eq("_id", room().value())).first();
  }

  @Test
  void aRoomWithoutAPlaceIsLearnedFromItsBeginning() {
    keep(MANY);
    look();

    assertThat(known()).isEqualTo(MANY);
    assertThat(place().getLong("learned")).isEqualTo(MANY);
  }

  @Test
  void aPlaceOfAnIndexThatIsNotThereAnyMoreCountsForNothing() {
    keep(3);
    DATABASE
        .get()
        .getCollection("chat_indexed")
        .insertOne(
            new Document("_id", room().value()).append("collection", "older").append("q", 3L));
    look();

    assertThat(known()).isEqualTo(3);
    assertThat(new FollowedStore(DATABASE.get()).find(room()))
        .isEqualTo(new Followed(3, "older", 3));
  }
}
