package forge.mail;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps letters from the moment they are written until a week after. */
final class LetterStore {
  private final MongoCollection<LetterDocument> letters;

  LetterStore(MongoDatabase database) {
    letters = database.getCollection("mailLetters", LetterDocument.class);
    letters.createIndex(Indexes.descending("at", "_id"));
  }

  /** The same again changes nothing. */
  void insert(LetterDocument letter) {
    try {
      letters.insertOne(letter);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
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

  /** The newest before a cursor, or of all. */
  List<LetterDocument> list(@Nullable String before, int limit) {
    return letters
        .find(before == null || before.isEmpty() ? new Document() : older(before))
        .sort(Indexes.descending("at", "_id"))
        .limit(limit)
        .into(new ArrayList<>());
  }

  static String cursor(LetterDocument last) {
    return last.at().toEpochMilli() + "-" + last.id();
  }

  private static Bson older(String cursor) {
    String[] parts = cursor.split("-", 2);
    var at = Date.from(Instant.ofEpochMilli(Long.parseLong(parts[0])));
    String id = parts.length > 1 ? parts[1] : "";
    return or(lt("at", at), and(eq("at", at), lt("_id", id)));
  }

  void forgetBefore(Instant when) {
    letters.deleteMany(lt("at", when));
  }
}
