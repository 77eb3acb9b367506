package forge.user;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SSH public keys: added, listed, removed, and recognised when somebody knocks with one. */
public final class SshKeys {
  private static final int MOST = 50;
  private final SshKeyStore store;
  private final AccountJournal journal;
  private final Clock clock;

  SshKeys(SshKeyStore store, AccountJournal journal, Clock clock) {
    this.store = store;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Adds a key.
   *
   * @param title may be empty; then the key's comment names it
   */
  public SshKey add(UserId user, @Nullable String title, @Nullable String text) {
    SshPublicKey key = SshPublicKey.parse(text);
    String named = Check.optionalLine("title", "The name of the key", title, 100);
    if (named.isEmpty()) {
      named = Check.optionalLine("key", "The comment of the key", key.comment(), 100);
    }
    if (list(user).size() >= MOST) {
      throw new Invalid(
          "key",
          "You have " + MOST + " keys, the most there may be. Remove one first.",
          (long) MOST);
    }
    var added =
        new SshKey(
            user,
            named.isEmpty() ? key.type() : named,
            key.fingerprint(),
            key.type(),
            key.text(),
            clock.instant());
    store.insert(added);
    journal.note(user, "added the SSH key " + key.fingerprint());
    return added;
  }

  public List<SshKey> list(UserId user) {
    return store.list(user, MOST);
  }

  /**
   * Removes a key.
   *
   * @param id as {@link SshKey#id()} has it
   */
  public void remove(UserId user, String id) {
    String fingerprint = "SHA256:" + id.replace('-', '+').replace('_', '/');
    if (!store.remove(user, fingerprint)) {
      throw new NotFound("This key");
    }
    journal.note(user, "removed the SSH key " + fingerprint);
  }

  /**
   * Whose key it is, by its fingerprint in OpenSSH's form; empty when nobody may sign in with it.
   */
  public Optional<Identity> identify(String fingerprint) {
    return store
        .find(fingerprint)
        .filter(owned -> !owned.account().disabled())
        .map(
            owned ->
                new Identity(
                    owned.account().user(),
                    Identity.Proof.KEY,
                    fingerprint,
                    Set.of(
                        Scope.REPOSITORY_READ.text(),
                        Scope.REPOSITORY_WRITE.text(),
                        Scope.FILES_WRITE.text())));
  }
}
