package forge.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import forge.web.Json;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * Who sends to push services on behalf of this site (RFC 8292).
 *
 * @param contact where the operators of a push service find somebody to talk to
 */
record Vapid(ECPublicKey publicKey, ECPrivateKey privateKey, String contact) {
  private static final Duration VALID = Duration.ofHours(12);
  private static final String HEAD = text("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

  /** The public key as browsers want it. */
  String key() {
    return text(P256.write(publicKey));
  }

  /** The header that proves to the service of an address who sends. */
  String authorization(URI endpoint, Instant now) {
    String claims = HEAD + "." + text(claims(endpoint, now));
    return "vapid t=" + claims + "." + sign(claims) + ", k=" + key();
  }

  private String claims(URI endpoint, Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    claims.put("exp", now.plus(VALID).getEpochSecond());
    claims.put("sub", contact);
    try {
      return Json.MAPPER.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(String claims) {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(privateKey);
      signature.update(claims.getBytes(US_ASCII));
      return text(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String plain) {
    return text(plain.getBytes(UTF_8));
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
