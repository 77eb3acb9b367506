package forge.scm.sign;

import forge.scm.sign.Verdict.State;
import forge.user.UserId;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;

/** Checks signatures against the SSH keys of accounts and their confirmed addresses. */
public final class Signatures {
  private final Function<String, Optional<UserId>> owners;
  private final Function<UserId, Optional<String>> addresses;

  /**
   * Signatures as the accounts of this site make them.
   *
   * @param owners whose a key is, by its fingerprint in OpenSSH's form
   * @param addresses the confirmed address of somebody
   */
  public Signatures(
      Function<String, Optional<UserId>> owners, Function<UserId, Optional<String>> addresses) {
    this.owners = owners;
    this.addresses = addresses;
  }

  /** The same for a while, asking for each key and each address once. */
  public Signatures remembering() {
    var keys = new HashMap<String, Optional<UserId>>();
    var known = new HashMap<UserId, Optional<String>>();
    return new Signatures(
        key -> keys.computeIfAbsent(key, owners), user -> known.computeIfAbsent(user, addresses));
  }

  public Verdict verdict(Signed signed) {
    Optional<SshSignature> signature = SshSignature.parse(signed.signature());
    if (signature.isEmpty()) {
      return new Verdict(
          State.UNVERIFIED,
          null,
          "This forge verifies signatures by SSH keys; this is no such one.");
    }
    if (!signature.get().signs(signed.payload())) {
      return new Verdict(
          State.BAD, null, "The signature is not of this commit: one of them was changed.");
    }
    String fingerprint = signature.get().fingerprint();
    return owners
        .apply(fingerprint)
        .map(owner -> verdict(owner, fingerprint, signed.address()))
        .orElseGet(
            () ->
                new Verdict(
                    State.UNVERIFIED, null, "Nobody here has the key " + fingerprint + "."));
  }

  private Verdict verdict(UserId owner, String fingerprint, String address) {
    boolean theirs = addresses.apply(owner).filter(address::equalsIgnoreCase).isPresent();
    return theirs
        ? new Verdict(
            State.VERIFIED, owner, "Signed by " + owner + " with the SSH key " + fingerprint + ".")
        : new Verdict(
            State.UNVERIFIED,
            owner,
            "Signed with a key of " + owner + ", who has not confirmed " + address + ".");
  }
}
