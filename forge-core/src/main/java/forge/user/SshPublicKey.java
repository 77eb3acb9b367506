package forge.user;

import forge.refusal.Refusal.Invalid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.jspecify.annotations.Nullable;

/**
 * A public key in the form OpenSSH writes, checked.
 *
 * @param base64 the long text, well formed
 * @param comment what followed the key; often a name and a machine
 */
public record SshPublicKey(String type, String base64, String comment) {
  private static final int RSA_BITS = 2048;
  private static final int LONGEST = 16_384;
  private static final Set<String> KINDS =
      Set.of(
          "ssh-ed25519",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521");

  /** Reads what somebody pasted; refuses what is no key, or too weak a one. */
  public static SshPublicKey parse(@Nullable String text) {
    String line = text == null ? "" : text.strip();
    if (line.isEmpty()) {
      throw wrong("Paste the public key: the one line in a file such as ~/.ssh/id_ed25519.pub.");
    }
    if (line.contains("PRIVATE KEY")) {
      throw wrong(
          "This is a private key. Keep it to yourself, and consider it lost now that it was pasted"
              + " here; the public key is the one line in the file that ends in .pub.");
    }
    if (line.length() > LONGEST || line.lines().count() > 1) {
      throw wrong("A public key is one line, such as “ssh-ed25519 AAAAC3Nz… ada@laptop”.");
    }
    String[] parts = line.split("\\s+", 3);
    if (parts.length < 2) {
      throw wrong("A public key has a type and a long text, such as “ssh-ed25519 AAAAC3Nz…”.");
    }
    return of(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
  }

  /** The key as OpenSSH names it in its logs. */
  public String fingerprint() {
    byte[] hash = Secrets.sha256(Base64.getDecoder().decode(base64));
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  /** As it stands in an authorized_keys file, without the comment. */
  public String text() {
    return type + " " + base64;
  }

  private static SshPublicKey of(String type, String base64, String comment) {
    if (type.equals("ssh-dss")) {
      throw wrong(
          "DSA keys are too weak to be trusted. Make a new one with “ssh-keygen -t ed25519”.");
    }
    if (!KINDS.contains(type)) {
      throw wrong("Keys of this kind are not taken: use ssh-ed25519, ecdsa-sha2-* or ssh-rsa.");
    }
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw wrong("The key is damaged: its long text is not Base64.");
    }
    check(type, blob);
    return new SshPublicKey(type, Base64.getEncoder().encodeToString(blob), comment);
  }

  private static void check(String type, byte[] blob) {
    AsymmetricKeyParameter key;
    try {
      key = OpenSSHPublicKeyUtil.parsePublicKey(blob);
      if (!Arrays.equals(OpenSSHPublicKeyUtil.encodePublicKey(key), blob) || !named(type, blob)) {
        throw wrong("The key is damaged: its parts do not fit together.");
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof Invalid invalid) {
        throw invalid;
      }
      throw wrong("The key is damaged: its parts do not fit together.");
    }
    if (key instanceof RSAKeyParameters rsa && rsa.getModulus().bitLength() < RSA_BITS) {
      throw new Invalid(
          "key",
          "This RSA key has %d bits; %d are the least. Make a new one with “ssh-keygen -t ed25519”."
              .formatted(rsa.getModulus().bitLength(), RSA_BITS),
          (long) RSA_BITS);
    }
  }

  private static boolean named(String type, byte[] blob) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    return blob.length > 4 + name.length
        && Arrays.equals(name, Arrays.copyOfRange(blob, 4, 4 + name.length));
  }

  private static Invalid wrong(String sentence) {
    return new Invalid("key", sentence);
  }
}
