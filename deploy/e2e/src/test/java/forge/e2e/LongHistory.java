package forge.e2e;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;

/**
 * Very many messages of a room, copies of one that was really said with words of their own, put
 * straight into the database.
 */
final class LongHistory {
  private static final int BATCH = 5_000;
  private static final int WORDS = 5_000;
  private static final int WORDS_EACH = 12;

  private final BenchRoom room;
  private final Random chance = new Random(11);

  LongHistory(BenchRoom room) {
    this.room = room;
  }

  /** One of the words they are made of; the lower its number, the more common. */
  static String word(int number) {
    return "w" + Integer.toString(number + 1_000, 36) + "x";
  }

  /** Puts so many messages after the first. */
  void fill(long first, int messages) {
    MongoCollection<Document> log = room.database().getCollection("chat_messages");
    Document said =
        Objects.requireNonNull(
            log.find(
                    Filters.and(
                        Filters.eq("room", room.id()),
                        Filters.eq("kind", "msg"),
                        Filters.eq("n", first)))
                .first());
    said.remove("nonce");
    said.remove("pending");
    said.remove("unsent");
    var batch = new ArrayList<Document>();
    for (long i = 1; i <= messages; i++) {
      long n = first + i;
      batch.add(copy(said, said.getLong("q") + i, n, text()));
      if (batch.size() == BATCH || i == messages) {
        log.insertMany(batch);
        batch.clear();
      }
    }
    room.database()
        .getCollection("chat_rooms")
        .updateOne(Filters.eq("_id", room.id()), Updates.set("n", first + messages));
    learned(said.getLong("q") + messages);
  }

  /** Long ago the platform learned of each for links; what is measured is their own index. */
  private void learned(long q) {
    room.database()
        .getCollection("chat_indexed")
        .updateOne(
            Filters.eq("_id", room.id()),
            Updates.set("learned", q),
            new UpdateOptions().upsert(true));
  }

  private Document copy(Document said, long q, long n, String text) {
    return new Document(said)
        .append("_id", room.id() + "/" + q)
        .append("q", q)
        .append("n", n)
        .append("text", text);
  }

  private String text() {
    var text = new StringBuilder("water flows downhill");
    for (int i = 0; i < WORDS_EACH; i++) {
      double rare = chance.nextDouble();
      text.append(' ').append(word((int) (rare * rare * WORDS)));
    }
    return text.toString();
  }
}
