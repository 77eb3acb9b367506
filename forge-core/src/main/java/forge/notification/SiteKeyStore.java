package forge.notification;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.config.ForgeConfig;
import forge.outgoing.Seal;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pair of keys by which push services know this site: made by whichever node starts
 * first, or given by settings.
 */
final class SiteKeyStore {
  static final String PUBLIC = "FORGE_PUSH_PUBLIC_KEY";
  static final String PRIVATE = "FORGE_PUSH_PRIVATE_KEY";
  static final String CONTACT = "FORGE_PUSH_CONTACT";
  private static final String ID = "push keys";

  private final MongoCollection<Document> site;
  private final Seal seal;

  SiteKeyStore(MongoDatabase database, Seal seal) {
    this.site = database.getCollection("site");
    this.seal = seal;
  }

  Vapid of(ForgeConfig config) {
    String contact = contact(config);
    String open = config.further().get(PUBLIC);
    String closed = config.further().get(PRIVATE);
    if (open == null && closed == null) {
      return read(kept(), contact);
    }
    try {
      Vapid given = read(Objects.requireNonNull(open), Objects.requireNonNull(closed), contact);
      requirePair(given);
      return given;
    } catch (NullPointerException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          PUBLIC
              + " and "
              + PRIVATE
              + " must be a pair of keys of the curve P-256 in base64url, as"
              + " \"npx web-push generate-vapid-keys\" prints them.",
          e);
    }
  }

  private static String contact(ForgeConfig config) {
    String contact = config.further().getOrDefault(CONTACT, config.publicUrl().toString()).strip();
    if (!contact.startsWith("mailto:") && !contact.matches("https?://.+")) {
      throw new IllegalArgumentException(
          CONTACT + " must begin with mailto: or https://, not " + contact + ".");
    }
    return contact;
  }

  /** Both agree with a stranger's pair on the same secret, or they are no pair. */
  private static void requirePair(Vapid given) {
    KeyPair other = P256.pair();
    byte[] one = P256.agree(given.privateKey(), (ECPublicKey) other.getPublic());
    byte[] two = P256.agree((ECPrivateKey) other.getPrivate(), given.publicKey());
    if (!java.util.Arrays.equals(one, two)) {
      throw new IllegalArgumentException("the keys are no pair");
    }
  }

  private Document kept() {
    Document known = find();
    return known == null ? make() : known;
  }

  private @Nullable Document find() {
    return site.find(eq("_id", ID)).first();
  }

  private Document make() {
    KeyPair pair = P256.pair();
    byte[] secret = P256.write((ECPrivateKey) pair.getPrivate());
    var mine =
        new Document("_id", ID)
            .append("public", Vapid.text(P256.write((ECPublicKey) pair.getPublic())))
            .append("private", seal.close(ID, Vapid.text(secret)));
    try {
      site.insertOne(mine);
      return mine;
    } catch (MongoWriteException e) {
      Document theirs = e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY ? find() : null;
      if (theirs == null) {
        throw e;
      }
      return theirs;
    }
  }

  private Vapid read(Document kept, String contact) {
    return read(kept.getString("public"), seal.open(ID, kept.getString("private")), contact);
  }

  private static Vapid read(String open, String closed, String contact) {
    return new Vapid(P256.readPublic(bytes(open)), P256.readPrivate(bytes(closed)), contact);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text.strip());
  }
}
