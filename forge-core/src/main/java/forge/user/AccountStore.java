package forge.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import forge.refusal.Refusal.Taken;
import forge.store.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps accounts. */
public final class AccountStore {
  static final String COLLECTION = "accounts";
  private final MongoCollection<AccountDocument> accounts;

  /** An account with the hash of its password. */
  record Locked(Account account, String password) {
    static Locked of(AccountDocument document) {
      return new Locked(document.toAccount(), document.password());
    }
  }

  public AccountStore(MongoDatabase database) {
    accounts = database.getCollection(COLLECTION, AccountDocument.class);
    accounts.createIndex(
        Indexes.ascending("confirmedEmail"),
        new IndexOptions().unique(true).partialFilterExpression(exists("confirmedEmail")));
    accounts.createIndex(
        Indexes.ascending("admin"), new IndexOptions().partialFilterExpression(eq("admin", true)));
  }

  /**
   * Keeps a new account.
   *
   * @throws Taken when the name is taken
   */
  void insert(Account account, String password) {
    try {
      accounts.insertOne(AccountDocument.of(account, password));
    } catch (MongoWriteException e) {
      throw taken(e, "The name " + account.id() + " is taken.");
    }
  }

  Optional<Account> find(UserId id) {
    return one(eq("_id", id.value())).map(AccountDocument::toAccount);
  }

  Optional<Locked> findLocked(UserId id) {
    return one(eq("_id", id.value())).map(Locked::of);
  }

  Optional<Locked> findLockedByEmail(String email) {
    return one(eq("confirmedEmail", MailAddress.key(email))).map(Locked::of);
  }

  List<Account> find(Collection<UserId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return accounts
        .find(in("_id", ids.stream().map(UserId::value).distinct().toList()))
        .map(AccountDocument::toAccount)
        .into(new ArrayList<>());
  }

  /** In the order of their names. */
  Slice<Account> list(@Nullable String after, int limit) {
    var found =
        accounts
            .find(after == null ? Filters.empty() : gt("_id", after))
            .sort(Sorts.ascending("_id"))
            .limit(limit + 1)
            .map(AccountDocument::toAccount)
            .into(new ArrayList<>());
    return Slice.of(found, limit, a -> a.id().value());
  }

  List<Account> startingWith(String prefix, int limit) {
    return accounts
        .find(and(gte("_id", prefix), lt("_id", prefix + "\uffff")))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(AccountDocument::toAccount)
        .into(new ArrayList<>());
  }

  boolean anyAdmin() {
    return one(eq("admin", true)).isPresent();
  }

  /** Removes an account that was never confirmed, so that its name is free again. */
  void removeUnconfirmed(UserId id, Instant before) {
    accounts.deleteOne(
        and(eq("_id", id.value()), exists("confirmedEmail", false), lt("createdAt", before)));
  }

  /**
   * Makes the address theirs.
   *
   * @throws Taken when another account has confirmed it before
   */
  boolean confirm(UserId id, String email) {
    try {
      return update(
          id, combine(set("email", email), set("confirmedEmail", MailAddress.key(email))));
    } catch (MongoWriteException e) {
      throw taken(e, "Another account has confirmed this e-mail address.");
    }
  }

  boolean profile(UserId id, String displayName, String about) {
    return update(id, combine(set("displayName", displayName), set("about", about)));
  }

  boolean password(UserId id, String hash) {
    return update(id, set("password", hash));
  }

  /** Replaces a hash by a better one of the same password, unless the password has changed. */
  void rehash(UserId id, String before, String after) {
    accounts.updateOne(and(eq("_id", id.value()), eq("password", before)), set("password", after));
  }

  boolean disabled(UserId id, boolean disabled) {
    return update(id, set("disabled", disabled));
  }

  boolean admin(UserId id, boolean admin) {
    return update(id, set("admin", admin));
  }

  private boolean update(UserId id, Bson change) {
    return accounts.updateOne(eq("_id", id.value()), change).getMatchedCount() == 1;
  }

  private Optional<AccountDocument> one(Bson filter) {
    return Optional.ofNullable(accounts.find(filter).first());
  }

  private static RuntimeException taken(MongoWriteException e, String sentence) {
    return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY ? new Taken(sentence) : e;
  }
}
