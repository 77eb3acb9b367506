package forge.mention;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import forge.project.MountId;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Keeps of each text whom it called, so that an edit calls only whom it adds. */
final class MentionStore {
  private static final String SINCE = "since";
  private final MongoCollection<Document> mentions;

  MentionStore(MongoDatabase database) {
    mentions = database.getCollection("mentions");
    mentions.createIndex(Indexes.ascending("mount"));
  }

  /** Since when texts call people at all; what is older has called nobody and is not made to. */
  Instant since(Instant now) {
    Document kept =
        mentions.findOneAndUpdate(
            eq("_id", SINCE),
            Updates.setOnInsert("at", Date.from(now)),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(kept).getDate("at").toInstant();
  }

  /** The names that a text called when it was read last; empty where it never was. */
  Optional<Set<String>> called(TextId text) {
    return Optional.ofNullable(mentions.find(eq("_id", text.key())).first())
        .map(d -> Set.copyOf(d.getList("names", String.class)));
  }

  void keep(TextId text, Collection<String> names) {
    mentions.replaceOne(
        eq("_id", text.key()),
        new Document("_id", text.key())
            .append("mount", text.mount().value())
            .append("names", List.copyOf(names)),
        new ReplaceOptions().upsert(true));
  }

  void forget(MountId mount) {
    mentions.deleteMany(eq("mount", mount.value()));
  }
}
