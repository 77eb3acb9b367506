package forge.access;

import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.user.Scope;
import forge.user.SshPublicKey;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SSH keys of machines: each lets whoever holds it into one mount, as nobody in particular, and
 * nowhere else.
 */
public final class DeployKeys {
  private static final int MOST = 50;
  private static final UserId MACHINE = new UserId("*deploy");

  private final DeployKeyStore store;
  private final AuditLog audit;
  private final Clock clock;

  public DeployKeys(DeployKeyStore store, AuditLog audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds a key to the visited mount.
   *
   * @param title may be empty; then the key's comment names it
   */
  public DeployKey add(Visit visit, @Nullable String title, @Nullable String text, boolean writes) {
    visit.require(CorePermission.ADMIN);
    SshPublicKey key = SshPublicKey.parse(text);
    String named = Check.optionalLine("title", "The name of the key", title, 100);
    if (named.isEmpty()) {
      named = Check.optionalLine("key", "The comment of the key", key.comment(), 100);
    }
    if (list(visit).size() >= MOST) {
      throw new Invalid(
          "key",
          "There are " + MOST + " keys, the most there may be. Remove one first.",
          (long) MOST);
    }
    var added =
        new DeployKey(
            visit.mount().id(),
            named.isEmpty() ? key.type() : named,
            key.fingerprint(),
            key.type(),
            key.text(),
            writes,
            visit.user().id(),
            clock.instant());
    store.insert(added);
    note(
        visit,
        "added the deploy key %s “%s” (%s), which may %s"
            .formatted(
                added.fingerprint(),
                added.title(),
                visit.mount().point(),
                writes ? "push" : "only read"));
    return added;
  }

  /** Those of the visited mount, newest first. */
  public List<DeployKey> list(Visit visit) {
    visit.require(CorePermission.ADMIN);
    return store.list(visit.mount().id(), MOST);
  }

  /**
   * Removes a key from the visited mount.
   *
   * @param id as {@link DeployKey#id()} has it
   */
  public void remove(Visit visit, String id) {
    visit.require(CorePermission.ADMIN);
    String fingerprint = "SHA256:" + id.replace('-', '+').replace('_', '/');
    if (!store.remove(visit.mount().id(), fingerprint)) {
      throw new NotFound("This key");
    }
    note(visit, "removed the deploy key %s (%s)".formatted(fingerprint, visit.mount().point()));
  }

  /** Forgets the keys of a mount that is gone. */
  public void forget(MountId mount) {
    store.forget(mount);
  }

  /** Who comes with a key of this fingerprint; empty where it is no deploy key. */
  public Optional<Identity> identify(String fingerprint) {
    return store
        .find(fingerprint)
        .map(
            key -> {
              var scopes = new HashSet<String>();
              scopes.add(Scope.REPOSITORY_READ.text());
              if (key.writes()) {
                scopes.add(Scope.REPOSITORY_WRITE.text());
              }
              return new Identity(
                  new User(MACHINE, key.title(), false),
                  Identity.Proof.DEPLOY_KEY,
                  fingerprint,
                  scopes);
            });
  }

  Optional<DeployKey> find(String fingerprint) {
    return store.find(fingerprint);
  }

  private void note(Visit visit, String deed) {
    audit.note(visit.project().id().toString(), visit.user().id(), deed);
  }
}
