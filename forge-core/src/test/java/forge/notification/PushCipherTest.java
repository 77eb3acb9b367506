package forge.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushCipherTest {
  /** Appendix A of RFC 8291. */
  private static final String TEXT = "When I grow up, I want to be a watermelon";

  private static final String DEVICE =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
  private static final String SENDER =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  private static final String CLOSED =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
          + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxs"
          + "j_Qulcy4a-fN";

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Test
  void theExampleOfTheStandardComesOutByteForByte() {
    var mine = new KeyPair(P256.readPublic(bytes(SENDER)), P256.readPrivate(bytes(SECRET)));

    byte[] closed =
        PushCipher.close(
            TEXT.getBytes(UTF_8), P256.readPublic(bytes(DEVICE)), bytes(AUTH), mine, bytes(SALT));

    assertThat(Vapid.text(closed)).isEqualTo(CLOSED);
  }

  @Test
  void theLongestTextFillsWhatServicesMustTake() {
    var device = P256.readPublic(bytes(DEVICE));

    assertThat(PushCipher.close(new byte[PushCipher.LONGEST], device, bytes(AUTH))).hasSize(4096);
    assertThatThrownBy(
            () -> PushCipher.close(new byte[PushCipher.LONGEST + 1], device, bytes(AUTH)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pointsBesideTheCurveAreRefused() {
    byte[] beside = bytes(DEVICE);
    beside[64] ^= 1;

    assertThatThrownBy(() -> P256.readPublic(beside)).hasMessageContaining("curve");
    assertThatThrownBy(() -> P256.readPublic(new byte[65])).hasMessageContaining("65 bytes");
    assertThatThrownBy(() -> P256.readPrivate(new byte[32])).hasMessageContaining("private key");
    assertThat(P256.write(P256.readPublic(bytes(DEVICE)))).isEqualTo(bytes(DEVICE));
    assertThat(P256.write(P256.readPrivate(bytes(SECRET)))).isEqualTo(bytes(SECRET));
  }

  @Test
  void whoSendsIsProvenToTheServiceOfThatAddressAlone() throws GeneralSecurityException {
    KeyPair pair = P256.pair();
    var vapid =
        new Vapid(
            (ECPublicKey) pair.getPublic(),
            (ECPrivateKey) pair.getPrivate(),
            "mailto:ops@example.org");

    String header =
        vapid.authorization(
            URI.create("https://push.example.net:8443/a/b?c"), Instant.ofEpochSecond(1_000));

    assertThat(header).startsWith("vapid t=").endsWith(", k=" + vapid.key());
    String[] token = header.substring(8, header.indexOf(',')).split("\\.", -1);
    assertThat(new String(bytes(token[1]), UTF_8))
        .isEqualTo(
            "{\"aud\":\"https://push.example.net:8443\",\"exp\":44200,"
                + "\"sub\":\"mailto:ops@example.org\"}");
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(pair.getPublic());
    signature.update((token[0] + "." + token[1]).getBytes(US_ASCII));
    assertThat(signature.verify(bytes(token[2]))).isTrue();
  }
}
