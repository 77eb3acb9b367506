package forge.user;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** GPG public keys: added, listed, removed, and found by the signatures they made. */
public final class GpgKeys {
  private static final int MOST = 20;
  private static final int ALIKE = 5;

  private final GpgKeyStore store;
  private final AccountJournal journal;
  private final Clock clock;

  GpgKeys(GpgKeyStore store, AccountJournal journal, Clock clock) {
    this.store = store;
    this.journal = journal;
    this.clock = clock;
  }

  /** Adds a key, or takes its new state where it is one's own already. */
  public GpgKey add(UserId user, @Nullable String text) {
    GpgPublicKey key = GpgPublicKey.parse(text, clock.instant());
    boolean fresh = list(user).stream().noneMatch(k -> k.fingerprint().equals(key.fingerprint()));
    if (fresh && list(user).size() >= MOST) {
      throw new Invalid(
          "key",
          "You have " + MOST + " keys, the most there may be. Remove one first.",
          (long) MOST);
    }
    var added =
        new GpgKey(
            user,
            key.fingerprint(),
            key.keyIds(),
            key.addresses(),
            key.text(),
            clock.instant(),
            key.expiresAt());
    store.keep(added);
    journal.note(user, (fresh ? "added" : "renewed") + " the GPG key " + added.keyId());
    return added;
  }

  public List<GpgKey> list(UserId user) {
    return store.list(user, MOST);
  }

  /**
   * Removes a key.
   *
   * @param fingerprint of its main key
   */
  public void remove(UserId user, String fingerprint) {
    if (!store.remove(user, fingerprint.toUpperCase(Locale.ROOT))) {
      throw new NotFound("This key");
    }
    journal.note(user, "removed the GPG key " + fingerprint);
  }

  /** The keys that may have made a signature, by the id of 16 digits that it names. */
  public List<GpgKey> signing(String keyId) {
    return store.find(keyId, ALIKE);
  }
}
