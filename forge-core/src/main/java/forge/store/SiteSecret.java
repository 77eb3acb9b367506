package forge.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.util.Base64;
import org.bson.Document;

/** The secret all nodes of a site share, made by whichever starts first. */
public final class SiteSecret {
  private static final String ID = "secret";

  private SiteSecret() {}

  public static byte[] of(MongoDatabase database) {
    MongoCollection<Document> site = database.getCollection("site");
    Document known = site.find(eq("_id", ID)).first();
    if (known == null) {
      known = make(site);
    }
    return Base64.getDecoder().decode(known.getString("value"));
  }

  private static Document make(MongoCollection<Document> site) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    var mine = new Document("_id", ID).append("value", Base64.getEncoder().encodeToString(secret));
    try {
      site.insertOne(mine);
      return mine;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      Document theirs = site.find(eq("_id", ID)).first();
      if (theirs == null) {
        throw e;
      }
      return theirs;
    }
  }
}
