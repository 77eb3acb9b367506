package forge.scm.sign;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/**
 * A signature as {@code ssh-keygen -Y sign} makes it for Git. It brings the public key that made
 * it, which proves nothing until somebody is known to have that key.
 */
final class SshSignature {
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";
  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final String NAMESPACE = "git";
  private static final int LONGEST = 20_000;

  private final byte[] key;
  private final String hash;
  private final String kind;
  private final byte[] bytes;

  private SshSignature(byte[] key, String hash, String kind, byte[] bytes) {
    this.key = key;
    this.hash = hash;
    this.kind = kind;
    this.bytes = bytes;
  }

  /** Reads a signature; empty for what is none of this kind, or not for Git. */
  static Optional<SshSignature> parse(String armoured) {
    String text = armoured.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String body = text.substring(BEGIN.length(), text.length() - END.length());
      ByteBuffer in = ByteBuffer.wrap(Base64.getMimeDecoder().decode(body));
      byte[] magic = new byte[MAGIC.length];
      in.get(magic);
      if (!MessageDigest.isEqual(magic, MAGIC) || in.getInt() != 1) {
        return Optional.empty();
      }
      byte[] key = string(in);
      String namespace = text(in);
      string(in);
      String hash = text(in);
      ByteBuffer signature = ByteBuffer.wrap(string(in));
      return namespace.equals(NAMESPACE)
          ? Optional.of(new SshSignature(key, hash, text(signature), string(signature)))
          : Optional.empty();
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /** The key's name in OpenSSH's form. */
  String fingerprint() {
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest("SHA-256", key));
  }

  /** Whether the key has signed exactly these bytes. */
  boolean signs(byte[] payload) {
    Optional<String> digest = digestName();
    if (digest.isEmpty()) {
      return false;
    }
    try {
      byte[] signed = signedBytes(digest(digest.get(), payload));
      CipherParameters parameters = OpenSSHPublicKeyUtil.parsePublicKey(key);
      Signer signer = signer(parameters);
      signer.init(false, parameters);
      signer.update(signed, 0, signed.length);
      return signer.verifySignature(encoded(parameters));
    } catch (IOException | CryptoException | RuntimeException damaged) {
      return false;
    }
  }

  private Optional<String> digestName() {
    return switch (hash) {
      case "sha256" -> Optional.of("SHA-256");
      case "sha512" -> Optional.of("SHA-512");
      default -> Optional.empty();
    };
  }

  private Signer signer(CipherParameters parameters) throws CryptoException {
    return switch (parameters) {
      case Ed25519PublicKeyParameters ed when kind.equals("ssh-ed25519") -> new Ed25519Signer();
      case RSAKeyParameters rsa when kind.equals("rsa-sha2-512") ->
          new RSADigestSigner(new SHA512Digest());
      case RSAKeyParameters rsa when kind.equals("rsa-sha2-256") ->
          new RSADigestSigner(new SHA256Digest());
      case ECPublicKeyParameters ec when kind.startsWith("ecdsa-sha2-nistp") ->
          new DSADigestSigner(new ECDSASigner(), curveDigest(), StandardDSAEncoding.INSTANCE);
      default -> throw new CryptoException("a signature of another kind than its key: " + kind);
    };
  }

  private Digest curveDigest() {
    return switch (kind) {
      case "ecdsa-sha2-nistp384" -> new SHA384Digest();
      case "ecdsa-sha2-nistp521" -> new SHA512Digest();
      default -> new SHA256Digest();
    };
  }

  /** Curves have two numbers, which SSH writes otherwise than all others. */
  private byte[] encoded(CipherParameters parameters) throws IOException {
    if (!(parameters instanceof ECPublicKeyParameters ec)) {
      return bytes;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    BigInteger r = new BigInteger(string(in));
    BigInteger s = new BigInteger(string(in));
    return StandardDSAEncoding.INSTANCE.encode(ec.getParameters().getN(), r, s);
  }

  private byte[] signedBytes(byte[] digest) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(MAGIC);
    for (byte[] part :
        new byte[][] {
          NAMESPACE.getBytes(StandardCharsets.US_ASCII),
          new byte[0],
          hash.getBytes(StandardCharsets.US_ASCII),
          digest
        }) {
      out.writeInt(part.length);
      out.write(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] digest(String name, byte[] bytes) {
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] string(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text longer than what holds it");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in) {
    return new String(string(in), StandardCharsets.US_ASCII);
  }
}
