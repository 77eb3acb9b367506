package forge.user;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An account as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 *
 * @param confirmedEmail the address in lower case, unique; null until it is confirmed, so that
 *     nobody can occupy the address of another
 * @param password the hash with its parameters
 */
public record AccountDocument(
    @BsonId String id,
    String displayName,
    String email,
    @Nullable String confirmedEmail,
    String about,
    String password,
    boolean admin,
    boolean disabled,
    Instant createdAt) {

  static AccountDocument of(Account account, String password) {
    return new AccountDocument(
        account.id().value(),
        account.displayName(),
        account.email(),
        account.confirmed() ? MailAddress.key(account.email()) : null,
        account.about(),
        password,
        account.admin(),
        account.disabled(),
        account.createdAt());
  }

  Account toAccount() {
    return new Account(
        new UserId(id),
        displayName,
        email,
        about,
        confirmedEmail != null,
        admin,
        disabled,
        createdAt);
  }
}
