package forge.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes a message so that the browser alone that asked for it can read it, and no service on the
 * way: {@code aes128gcm} of RFC 8188 with the keys of RFC 8291, in one record.
 */
final class PushCipher {
  /** What push services must take, less what closing adds. */
  static final int LONGEST = 4096 - 16 - 4 - 1 - P256.POINT - 1 - 16;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RECORD = 4096;
  private static final int SALT = 16;
  private static final int TAG_BITS = 128;
  private static final byte LAST = 2;
  private static final byte[] ONE = {1};

  private PushCipher() {}

  static byte[] close(byte[] text, ECPublicKey device, byte[] auth) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return close(text, device, auth, P256.pair(), salt);
  }

  static byte[] close(byte[] text, ECPublicKey device, byte[] auth, KeyPair mine, byte[] salt) {
    if (text.length > LONGEST) {
      throw new IllegalArgumentException(text.length + " bytes are too many for a notification");
    }
    byte[] sender = P256.write((ECPublicKey) mine.getPublic());
    byte[] secret = P256.agree((ECPrivateKey) mine.getPrivate(), device);
    byte[] info = join("WebPush: info\0".getBytes(US_ASCII), P256.write(device), sender, ONE);
    byte[] key = hmac(salt, hmac(hmac(auth, secret), info));
    byte[] body =
        encrypt(
            Arrays.copyOf(expand(key, "Content-Encoding: aes128gcm\0"), 16),
            Arrays.copyOf(expand(key, "Content-Encoding: nonce\0"), 12),
            join(text, new byte[] {LAST}));
    byte[] head =
        ByteBuffer.allocate(SALT + 5).put(salt).putInt(RECORD).put((byte) P256.POINT).array();
    return join(head, sender, body);
  }

  private static byte[] expand(byte[] key, String info) {
    return hmac(key, join(info.getBytes(US_ASCII), ONE));
  }

  private static byte[] encrypt(byte[] key, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    var all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
