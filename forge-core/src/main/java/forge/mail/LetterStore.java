package forge.mail;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps letters from the moment they are written until a week after. */
final class LetterStore {
  private final MongoCollection<LetterDocument> letters;

  LetterStore(MongoDatabase database) {
    letters = database.getCollection("mailLetters", LetterDocument.class);
    letters.createIndex(Indexes.descending("at"));
  }

  void insert(LetterDocument letter) {
    letters.insertOne(letter);
  }

  /** The same again changes nothing. */
  void receive(LetterDocument letter) {
    letters.replaceOne(eq("_id", letter.id()), letter, new ReplaceOptions().upsert(true));
  }

  Optional<LetterDocument> find(String id) {
    return Optional.ofNullable(letters.find(eq("_id", id)).first());
  }

  /** Notes what came of a try; what has left is not taken back. */
  void tried(String id, MailState state, @Nullable String note) {
    letters.updateOne(
        and(eq("_id", id), ne("state", MailState.SENT.name())),
        Updates.combine(
            Updates.set("state", state.name()),
            Updates.set("note", note),
            Updates.inc("tries", 1)));
  }

  /** One that the other side took and then brought back. */
  void returned(String id, String note) {
    letters.updateOne(
        eq("_id", id),
        Updates.combine(Updates.set("state", MailState.REFUSED.name()), Updates.set("note", note)));
  }

  List<LetterDocument> newest(int limit) {
    return letters.find().sort(Indexes.descending("at")).limit(limit).into(new ArrayList<>());
  }

  void forgetBefore(Instant when) {
    letters.deleteMany(lt("at", when));
  }
}
