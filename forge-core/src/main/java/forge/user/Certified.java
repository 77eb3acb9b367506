package forge.user;

import java.util.Iterator;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/** What the owner of a GPG key has certified with it: names, and further keys. */
final class Certified {
  private final PGPPublicKey main;

  Certified(PGPPublicKey main) {
    this.main = main;
  }

  /** Whether the whole key was taken back. */
  boolean revoked() {
    return any(
        main.getSignaturesOfType(PGPSignature.KEY_REVOCATION),
        main,
        signature -> signature.verifyCertification(main));
  }

  /** Whether the owner certified this name and did not take that back. */
  boolean named(String name) {
    Iterator<PGPSignature> all = main.getSignaturesForID(name);
    boolean named = false;
    while (all != null && all.hasNext()) {
      PGPSignature signature = all.next();
      if (signature.getKeyID() == main.getKeyID()
          && holds(signature, main, s -> s.verifyCertification(name, main))) {
        if (signature.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION) {
          return false;
        }
        named = true;
      }
    }
    return named;
  }

  /** Whether signatures by this key are the owner's: of the main key, or of one bound to it. */
  boolean signs(PGPPublicKey key) {
    if (key.isMasterKey()) {
      return mainSigns();
    }
    return !any(
            key.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION),
            main,
            signature -> signature.verifyCertification(main, key))
        && any(
            key.getSignaturesOfType(PGPSignature.SUBKEY_BINDING),
            main,
            signature ->
                signature.verifyCertification(main, key)
                    && maySign(signature)
                    && boundBack(signature, key));
  }

  /** Old keys say nothing of what they are for. */
  private boolean mainSigns() {
    boolean said = false;
    for (Iterator<PGPSignature> all = main.getSignatures(); all.hasNext(); ) {
      PGPSignature signature = all.next();
      PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
      if (signature.getKeyID() == main.getKeyID() && hashed != null && hashed.getKeyFlags() != 0) {
        said = true;
        if (maySign(signature)) {
          return true;
        }
      }
    }
    return !said;
  }

  private static boolean maySign(PGPSignature signature) {
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    return hashed != null && (hashed.getKeyFlags() & KeyFlags.SIGN_DATA) != 0;
  }

  /** The further key must have agreed, or anybody could take another's key for their own. */
  private boolean boundBack(PGPSignature binding, PGPPublicKey key) {
    return embedded(binding.getHashedSubPackets(), key)
        || embedded(binding.getUnhashedSubPackets(), key);
  }

  private boolean embedded(@Nullable PGPSignatureSubpacketVector packets, PGPPublicKey key) {
    try {
      PGPSignatureList found = packets == null ? null : packets.getEmbeddedSignatures();
      for (int i = 0; found != null && i < found.size(); i++) {
        PGPSignature back = found.get(i);
        if (back.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING
            && holds(back, key, s -> s.verifyCertification(main, key))) {
          return true;
        }
      }
      return false;
    } catch (PGPException damaged) {
      return false;
    }
  }

  /** Something checked with a signature. */
  @FunctionalInterface
  private interface Check {
    boolean of(PGPSignature signature) throws PGPException;
  }

  private static boolean any(Iterator<PGPSignature> all, PGPPublicKey by, Check check) {
    while (all.hasNext()) {
      if (holds(all.next(), by, check)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(PGPSignature signature, PGPPublicKey by, Check check) {
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), by);
      return check.of(signature);
    } catch (PGPException | RuntimeException damaged) {
      return false;
    }
  }
}
