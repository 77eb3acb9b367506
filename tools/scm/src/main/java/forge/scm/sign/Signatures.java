package forge.scm.sign;

import forge.scm.sign.Verdict.State;
import forge.user.GpgKey;
import forge.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Checks signatures against the SSH and GPG keys of accounts and their confirmed addresses. */
public final class Signatures {
  private final Function<String, Optional<UserId>> owners;
  private final Function<String, List<GpgKey>> gpgKeys;
  private final Function<UserId, Optional<String>> addresses;

  /**
   * Signatures as the accounts of this site make them.
   *
   * @param owners whose an SSH key is, by its fingerprint in OpenSSH's form
   * @param gpgKeys the keys that have an id of 16 digits
   * @param addresses the confirmed address of somebody
   */
  public Signatures(
      Function<String, Optional<UserId>> owners,
      Function<String, List<GpgKey>> gpgKeys,
      Function<UserId, Optional<String>> addresses) {
    this.owners = owners;
    this.gpgKeys = gpgKeys;
    this.addresses = addresses;
  }

  /** The same for a while, asking for each key and each address once. */
  public Signatures remembering() {
    var keys = new HashMap<String, Optional<UserId>>();
    var gpg = new HashMap<String, List<GpgKey>>();
    var known = new HashMap<UserId, Optional<String>>();
    return new Signatures(
        key -> keys.computeIfAbsent(key, owners),
        id -> gpg.computeIfAbsent(id, gpgKeys),
        user -> known.computeIfAbsent(user, addresses));
  }

  public Verdict verdict(Signed signed) {
    return SshSignature.parse(signed.signature())
        .map(ssh -> verdict(signed, ssh))
        .or(() -> PgpSignature.parse(signed.signature()).map(gpg -> verdict(signed, gpg)))
        .orElseGet(
            () ->
                unverified(
                    "This forge verifies signatures by SSH and GPG keys; this is no such one."));
  }

  private Verdict verdict(Signed signed, SshSignature signature) {
    if (!signature.signs(signed.payload())) {
      return bad();
    }
    String fingerprint = signature.fingerprint();
    return owners
        .apply(fingerprint)
        .map(owner -> verdict(owner, "SSH key " + fingerprint, signed.address()))
        .orElseGet(() -> unverified("Nobody here has the key " + fingerprint + "."));
  }

  private Verdict verdict(Signed signed, PgpSignature signature) {
    List<GpgKey> named = gpgKeys.apply(signature.keyId());
    if (named.isEmpty()) {
      return unverified("Nobody here has the GPG key " + signature.keyId() + ".");
    }
    return named.stream()
        .filter(key -> signature.signs(signed.payload(), key.text()))
        .findFirst()
        .map(key -> verdict(signed, signature, key))
        .orElseGet(Signatures::bad);
  }

  private Verdict verdict(Signed signed, PgpSignature signature, GpgKey key) {
    String name = "GPG key " + signature.keyId();
    if (key.expiresAt() != null && signature.madeAt().isAfter(key.expiresAt())) {
      return new Verdict(
          State.UNVERIFIED, key.user(), "Signed with the " + name + " after it had expired.");
    }
    if (!key.addresses().contains(signed.address().toLowerCase(Locale.ROOT))) {
      return new Verdict(
          State.UNVERIFIED,
          key.user(),
          "Signed with the %s of %s, which is not for %s."
              .formatted(name, key.user(), signed.address()));
    }
    return verdict(key.user(), name, signed.address());
  }

  private Verdict verdict(UserId owner, String key, String address) {
    boolean theirs = addresses.apply(owner).filter(address::equalsIgnoreCase).isPresent();
    return theirs
        ? new Verdict(State.VERIFIED, owner, "Signed by " + owner + " with the " + key + ".")
        : new Verdict(
            State.UNVERIFIED,
            owner,
            "Signed with a key of " + owner + ", who has not confirmed " + address + ".");
  }

  private static Verdict bad() {
    return new Verdict(
        State.BAD, null, "The signature is not of what it stands on: one of them was changed.");
  }

  private static Verdict unverified(String sentence) {
    return new Verdict(State.UNVERIFIED, null, sentence);
  }
}
