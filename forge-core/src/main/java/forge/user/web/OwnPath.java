package forge.user.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a form may send the browser: only somewhere on this site. */
final class OwnPath {
  private OwnPath() {}

  /** The path if it is one of ours, else the start page. */
  static String or(@Nullable String to, String otherwise) {
    return to != null && ours(to) ? to : otherwise;
  }

  private static boolean ours(String to) {
    if (!to.startsWith("/")
        || to.startsWith("//")
        || to.length() > 2000
        || to.indexOf('\\') >= 0
        || to.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
      return false;
    }
    try {
      URI uri = URI.create(to);
      return uri.getScheme() == null && uri.getRawAuthority() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
