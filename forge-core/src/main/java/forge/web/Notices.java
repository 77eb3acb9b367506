package forge.web;

import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A sentence carried over a redirect to be said once, in a cookie. */
final class Notices {
  static final String COOKIE = "forge_notice";

  private Notices() {}

  static NewCookie cookie(String sentence) {
    var text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(sentence.getBytes(StandardCharsets.UTF_8));
    return base().value(text).maxAge(60).build();
  }

  static NewCookie said() {
    return base().value("").maxAge(0).build();
  }

  static @Nullable String read(@Nullable String cookie) {
    if (cookie == null || cookie.isEmpty() || cookie.length() > 1000) {
      return null;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static NewCookie.Builder base() {
    return new NewCookie.Builder(COOKIE).path("/").httpOnly(true).sameSite(NewCookie.SameSite.LAX);
  }
}
