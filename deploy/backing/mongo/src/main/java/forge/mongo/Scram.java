package forge.mongo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677) for the one user there is. */
final class Scram {
  static final String MECHANISM = "SCRAM-SHA-256";
  static final String USER = "forge";

  /** The least a driver accepts; the secret is random and lives as long as the process. */
  private static final int ITERATIONS = 4096;

  private static final int SALT_BYTES = 16;
  private static final int SECRET_BYTES = 24;
  private static final int KEY_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt = random(SALT_BYTES);
  private final byte[] storedKey;
  private final byte[] serverKey;

  Scram(String secret) {
    byte[] salted = salted(secret, salt);
    this.storedKey = sha256(hmac(salted, "Client Key"));
    this.serverKey = hmac(salted, "Server Key");
  }

  static String randomSecret() {
    return HexFormat.of().formatHex(random(SECRET_BYTES));
  }

  /** Answers the client's first message. */
  Conversation begin(String clientFirst) {
    String bare = clientFirst.replaceFirst("^[ny],[^,]*,", "");
    Map<String, String> fields = fields(bare);
    if (!USER.equals(fields.get("n")) || !fields.containsKey("r")) {
      throw new Refused();
    }
    String nonce = fields.get("r") + base64(random(SALT_BYTES));
    return new Conversation(bare, nonce);
  }

  /** One client signing in. */
  final class Conversation {
    private final String clientFirst;
    private final String nonce;
    private final String serverFirst;

    private Conversation(String clientFirst, String nonce) {
      this.clientFirst = clientFirst;
      this.nonce = nonce;
      this.serverFirst = "r=" + nonce + ",s=" + base64(salt) + ",i=" + ITERATIONS;
    }

    String challenge() {
      return serverFirst;
    }

    /** Checks the client's proof and returns the server's own. */
    String finish(String clientFinal) {
      Map<String, String> fields = fields(clientFinal);
      String withoutProof = clientFinal.replaceFirst(",p=[^,]*$", "");
      String signed = clientFirst + "," + serverFirst + "," + withoutProof;
      byte[] clientKey = xor(decoded(fields.getOrDefault("p", "")), hmac(storedKey, signed));
      boolean proven = MessageDigest.isEqual(sha256(clientKey), storedKey);
      if (!proven || !nonce.equals(fields.get("r"))) {
        throw new Refused();
      }
      return "v=" + base64(hmac(serverKey, signed));
    }
  }

  /** The client is not who it says. */
  static final class Refused extends RuntimeException {
    Refused() {
      super("Authentication failed.");
    }
  }

  private static Map<String, String> fields(String message) {
    return Stream.of(message.split(",", -1))
        .filter(field -> field.length() >= 2 && field.charAt(1) == '=')
        .collect(
            Collectors.toMap(
                field -> field.substring(0, 1), field -> field.substring(2), (a, b) -> a));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      throw new Refused();
    }
  }

  private static byte[] xor(byte[] a, byte[] b) {
    if (a.length != b.length) {
      throw new Refused();
    }
    byte[] both = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      both[i] = (byte) (a[i] ^ b[i]);
    }
    return both;
  }

  private static byte[] salted(String secret, byte[] salt) {
    try {
      var spec = new PBEKeySpec(secret.toCharArray(), salt, ITERATIONS, KEY_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
