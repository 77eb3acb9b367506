package forge.mail;

import forge.mail.Notice.Origin;
import forge.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes what reply addresses are told apart by: the same for one reader and one matter, and not to
 * be guessed.
 */
final class ReplyTokens {
  static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");
  private static final int BYTES = 20;

  private final SecretKeySpec key;

  ReplyTokens(byte[] secret) {
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  String of(UserId user, Origin origin) {
    String matter = "mail " + user + " " + origin.tool() + " " + origin.key();
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] whole = mac.doFinal(matter.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(whole, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
