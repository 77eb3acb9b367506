package forge.scm.sign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** A signature as {@code gpg --detach-sign} makes it for Git. It names the key that made it. */
final class PgpSignature {
  private static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";
  private static final int LONGEST = 20_000;

  private final PGPSignature signature;

  private PgpSignature(PGPSignature signature) {
    this.signature = signature;
  }

  /** Reads a signature; empty for what is none of this kind. */
  static Optional<PgpSignature> parse(String armoured) {
    String text = armoured.strip();
    if (!text.startsWith(BEGIN) || text.length() > LONGEST) {
      return Optional.empty();
    }
    try (var in = armour(text)) {
      return new PGPObjectFactory(in, new BcKeyFingerprintCalculator()).nextObject()
                  instanceof PGPSignatureList all
              && !all.isEmpty()
          ? Optional.of(new PgpSignature(all.get(0)))
          : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static ArmoredInputStream armour(String text) throws IOException {
    return new ArmoredInputStream(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** The id of the key that is said to have made it, 16 digits. */
  String keyId() {
    return String.format(Locale.ROOT, "%016X", signature.getKeyID());
  }

  Instant madeAt() {
    return signature.getCreationTime().toInstant();
  }

  /**
   * Whether a key has signed exactly these bytes.
   *
   * @param armoured the public key with all that are bound to it
   */
  boolean signs(byte[] payload, String armoured) {
    try (var in = armour(armoured)) {
      var ring = new PGPPublicKeyRing(in.readAllBytes(), new BcKeyFingerprintCalculator());
      PGPPublicKey key = ring.getPublicKey(signature.getKeyID());
      if (key == null || !ofBytes()) {
        return false;
      }
      signature.init(new BcPGPContentVerifierBuilderProvider(), key);
      signature.update(payload);
      return signature.verify();
    } catch (IOException | PGPException | RuntimeException damaged) {
      return false;
    }
  }

  private boolean ofBytes() {
    int type = signature.getSignatureType();
    return type == PGPSignature.BINARY_DOCUMENT || type == PGPSignature.CANONICAL_TEXT_DOCUMENT;
  }
}
