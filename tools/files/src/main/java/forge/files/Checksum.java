package forge.files;

import forge.refusal.Refusal.Invalid;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 that a sender says a file has.
 *
 * @param sha256 in hex; null when the sender says nothing
 */
public record Checksum(@Nullable String sha256) {
  public static final Checksum NONE = new Checksum(null);
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern FIELD =
      Pattern.compile("(?i)(?:.*,\\s*)?sha-256=:?([A-Za-z0-9+/]{43}=?):?\\s*(?:,.*)?");

  /**
   * Reads what a request says.
   *
   * @param hex the header X-SHA256
   * @param digests the headers Content-Digest, Repr-Digest and Digest
   */
  public static Checksum of(@Nullable String hex, @Nullable String... digests) {
    if (hex != null && !hex.isBlank()) {
      String lower = hex.strip().toLowerCase(Locale.ROOT);
      if (!HEX.matcher(lower).matches()) {
        throw new Invalid("sha256", "The checksum is not a SHA-256 in 64 hex digits.");
      }
      return new Checksum(lower);
    }
    for (String digest : digests) {
      if (digest != null && !digest.isBlank()) {
        return field(digest.strip());
      }
    }
    return NONE;
  }

  /** Refuses content that is not what was announced. */
  void check(String actual) {
    if (sha256 != null && !sha256.equals(actual)) {
      throw new Invalid(
          "sha256",
          "The file arrived with the SHA-256 %s, not %s. Nothing was kept; send it again."
              .formatted(actual, sha256));
    }
  }

  private static Checksum field(String digest) {
    var matcher = FIELD.matcher(digest);
    if (!matcher.matches()) {
      throw new Invalid("digest", "Of digests, sha-256 in Base64 is understood.");
    }
    return new Checksum(HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(1))));
  }
}
