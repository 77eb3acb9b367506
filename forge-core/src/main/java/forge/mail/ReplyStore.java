package forge.mail;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import forge.mail.Notice.Origin;
import forge.project.ToolKey;
import forge.user.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Keeps what each reply address stands for: who may use it, and what they answer. */
final class ReplyStore {
  private final MongoCollection<Document> replies;

  /** What a reply address stands for. */
  record Reply(UserId user, Origin origin) {}

  ReplyStore(MongoDatabase database) {
    replies = database.getCollection("mailReplies");
    replies.createIndex(Indexes.ascending("at"));
  }

  /** Keeps it from now on for its time, anew where it was known. */
  void keep(String token, Reply reply, Instant now) {
    replies.updateOne(
        eq("_id", token),
        Updates.combine(
            Updates.set("user", reply.user().value()),
            Updates.set("tool", reply.origin().tool().value()),
            Updates.set("key", reply.origin().key()),
            Updates.set("at", Date.from(now))),
        new UpdateOptions().upsert(true));
  }

  Optional<Reply> find(String token) {
    return Optional.ofNullable(replies.find(eq("_id", token)).first())
        .map(
            d ->
                new Reply(
                    new UserId(d.getString("user")),
                    new Origin(new ToolKey(d.getString("tool")), d.getString("key"))));
  }

  void forgetBefore(Instant when) {
    replies.deleteMany(lt("at", Date.from(when)));
  }
}
