package forge.scm.life;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import forge.project.MountId;
import forge.scm.life.Import.State;
import forge.user.UserId;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Keeps imports, one at most for each repository. */
public final class ImportStore {
  private final MongoCollection<Document> imports;

  public ImportStore(MongoDatabase database) {
    this.imports = database.getCollection("repository_imports");
  }

  Optional<Import> find(MountId mount) {
    return Optional.ofNullable(imports.find(eq("_id", mount.value())).first())
        .map(ImportStore::read);
  }

  void keep(Import one) {
    imports.replaceOne(
        eq("_id", one.mount().value()), document(one), new ReplaceOptions().upsert(true));
  }

  /** Keeps the next step unless somebody has ended the import; answers whether it was kept. */
  boolean step(Import next) {
    Bson going =
        and(eq("_id", next.mount().value()), in("state", State.WAITING.key(), State.RUNNING.key()));
    return imports.replaceOne(going, document(next)).getMatchedCount() == 1;
  }

  void delete(MountId mount) {
    imports.deleteOne(eq("_id", mount.value()));
  }

  private static Document document(Import one) {
    return new Document("_id", one.mount().value())
        .append("source", one.source())
        .append("state", one.state().key())
        .append("percent", one.percent())
        .append("text", one.text())
        .append("by", one.by().value())
        .append("secret", one.secret())
        .append("at", one.at());
  }

  private static Import read(Document d) {
    return new Import(
        new MountId(d.getString("_id")),
        d.getString("source"),
        State.valueOf(d.getString("state").toUpperCase(Locale.ROOT)),
        d.getInteger("percent"),
        d.getString("text"),
        new UserId(d.getString("by")),
        d.getString("secret"),
        d.getDate("at").toInstant());
  }
}
