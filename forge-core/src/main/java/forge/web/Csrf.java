package forge.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The token that proves a form came from one of our own pages: bound to the session, and masked
 * afresh for each signed-in page so that compression cannot leak it.
 */
public final class Csrf {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final SecretKeySpec key;

  public Csrf(byte[] secret) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * The token for a page's forms.
   *
   * @param session the id of the session; null for guests, whose token stays the same so that their
   *     pages may be kept
   */
  public String token(@Nullable String session) {
    byte[] tag = tag(session);
    byte[] mask = new byte[tag.length];
    if (session != null) {
      RANDOM.nextBytes(mask);
    }
    byte[] both = new byte[tag.length * 2];
    for (int i = 0; i < tag.length; i++) {
      both[i] = mask[i];
      both[tag.length + i] = (byte) (tag[i] ^ mask[i]);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  public boolean proves(@Nullable String token, @Nullable String session) {
    if (token == null) {
      return false;
    }
    byte[] tag = tag(session);
    byte[] both;
    try {
      both = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (both.length != tag.length * 2) {
      return false;
    }
    byte[] claimed = new byte[tag.length];
    for (int i = 0; i < tag.length; i++) {
      claimed[i] = (byte) (both[i] ^ both[tag.length + i]);
    }
    return MessageDigest.isEqual(claimed, tag);
  }

  private byte[] tag(@Nullable String session) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] whole =
          mac.doFinal(
              ("csrf " + (session == null ? "" : session)).getBytes(StandardCharsets.UTF_8));
      return java.util.Arrays.copyOf(whole, 18);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
