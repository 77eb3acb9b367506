package forge.outgoing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the passwords of other sites so that whoever reads the database alone cannot read them:
 * AES-256-GCM under a key made from the site's secret.
 */
public final class Seal {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  public Seal(byte[] secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      key = new SecretKeySpec(mac.doFinal("seal".getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Closes a secret.
   *
   * @param place where it is kept; it can be opened for this place only
   */
  public String close(String place, String secret) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] closed = run(Cipher.ENCRYPT_MODE, place, nonce, secret.getBytes(StandardCharsets.UTF_8));
    byte[] all = Arrays.copyOf(nonce, NONCE + closed.length);
    System.arraycopy(closed, 0, all, NONCE, closed.length);
    return Base64.getEncoder().encodeToString(all);
  }

  public String open(String place, String closed) {
    byte[] all = Base64.getDecoder().decode(closed);
    byte[] nonce = Arrays.copyOf(all, NONCE);
    byte[] secret =
        run(Cipher.DECRYPT_MODE, place, nonce, Arrays.copyOfRange(all, NONCE, all.length));
    return new String(secret, StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, String place, byte[] nonce, byte[] in) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(in);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret of " + place + " cannot be read", e);
    }
  }
}
