package forge.notification;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** Keys of the curve P-256 as browsers write them: points of 65 bytes and numbers of 32. */
final class P256 {
  static final int POINT = 65;
  private static final int NUMBER = 32;
  private static final String NAME = "secp256r1";
  private static final byte UNCOMPRESSED = 4;
  private static final ECParameterSpec CURVE = curve();

  private P256() {}

  private static ECParameterSpec curve() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(NAME));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new pair of keys. */
  static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(NAME));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(ECPublicKey key) {
    byte[] all = new byte[POINT];
    all[0] = UNCOMPRESSED;
    System.arraycopy(number(key.getW().getAffineX()), 0, all, 1, NUMBER);
    System.arraycopy(number(key.getW().getAffineY()), 0, all, 1 + NUMBER, NUMBER);
    return all;
  }

  static byte[] write(ECPrivateKey key) {
    return number(key.getS());
  }

  private static byte[] number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] all = new byte[NUMBER];
    int used = Math.min(bytes.length, NUMBER);
    System.arraycopy(bytes, bytes.length - used, all, NUMBER - used, used);
    return all;
  }

  /**
   * Reads a public key.
   *
   * @throws IllegalArgumentException where the bytes are no point of the curve
   */
  static ECPublicKey readPublic(byte[] bytes) {
    if (bytes.length != POINT || bytes[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("not a point of 65 bytes");
    }
    var point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + NUMBER)),
            new BigInteger(1, Arrays.copyOfRange(bytes, 1 + NUMBER, POINT)));
    if (!onCurve(point)) {
      throw new IllegalArgumentException("not a point of the curve P-256");
    }
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Points beside the curve would give the secret away, bit by bit. */
  private static boolean onCurve(ECPoint point) {
    BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right =
        x.pow(3).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB());
    return x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.multiply(y).subtract(right).mod(p).signum() == 0;
  }

  static ECPrivateKey readPrivate(byte[] bytes) {
    var number = new BigInteger(1, bytes);
    if (number.signum() == 0 || number.compareTo(CURVE.getOrder()) >= 0) {
      throw new IllegalArgumentException("not a private key of the curve P-256");
    }
    try {
      return (ECPrivateKey)
          KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, CURVE));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The secret that two know, each from the own private and the other's public key. */
  static byte[] agree(ECPrivateKey mine, ECPublicKey theirs) {
    try {
      var agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(mine);
      agreement.doPhase(theirs, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
