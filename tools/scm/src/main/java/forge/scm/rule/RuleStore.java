package forge.scm.rule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Overtaken;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Keeps the rules of each repository, all in one document. */
public final class RuleStore {
  private final MongoCollection<Document> books;

  public RuleStore(MongoDatabase database) {
    this.books = database.getCollection("codeRules");
  }

  RuleBook find(MountId mount) {
    return Optional.ofNullable(books.find(eq("_id", mount.value())).first())
        .map(RuleStore::book)
        .orElseGet(() -> RuleBook.none(mount));
  }

  /**
   * Keeps the next revision.
   *
   * @throws Conflict when somebody else was faster
   */
  void replace(RuleBook book) {
    boolean kept =
        book.revision() == 1
            ? insert(document(book))
            : books
                    .replaceOne(
                        and(eq("_id", book.mount().value()), eq("revision", book.revision() - 1)),
                        document(book))
                    .getMatchedCount()
                == 1;
    if (!kept) {
      throw new Overtaken("The rules have been changed by somebody else. Look at them again.");
    }
  }

  private boolean insert(Document document) {
    try {
      books.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  void delete(MountId mount) {
    books.deleteOne(eq("_id", mount.value()));
  }

  private static Document document(RuleBook book) {
    Demands demands = book.demands();
    return new Document("_id", book.mount().value())
        .append("revision", book.revision())
        .append("protections", book.protections().stream().map(RuleStore::document).toList())
        .append("paths", demands.paths().stream().map(Glob::text).toList())
        .append("signedOff", demands.signedOff())
        .append("signed", demands.signed())
        .append("ownAddress", demands.ownAddress());
  }

  private static Document document(Protection protection) {
    var document =
        new Document("id", protection.id())
            .append("kind", protection.kind().key())
            .append("pattern", protection.pattern().text());
    for (Deed deed : Deed.values()) {
      document.append(key(deed), protection.who(deed).role());
    }
    return document;
  }

  private static RuleBook book(Document d) {
    return new RuleBook(
        new MountId(d.getString("_id")),
        d.getInteger("revision"),
        d.getList("protections", Document.class).stream().map(RuleStore::protection).toList(),
        new Demands(
            d.getList("paths", String.class).stream().map(Glob::of).toList(),
            d.getBoolean("signedOff"),
            d.getBoolean("signed", false),
            d.getBoolean("ownAddress", false)));
  }

  private static Protection protection(Document d) {
    Map<Deed, Who> who = new EnumMap<>(Deed.class);
    for (Deed deed : Deed.values()) {
      who.put(deed, new Who(d.getString(key(deed))));
    }
    return new Protection(
        d.getString("id"),
        Protection.Kind.of(d.getString("kind")),
        Glob.of(d.getString("pattern")),
        who);
  }

  private static String key(Deed deed) {
    return deed.name().toLowerCase(Locale.ROOT);
  }
}
