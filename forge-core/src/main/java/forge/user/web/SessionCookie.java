package forge.user.web;

import forge.user.Sessions;
import jakarta.ws.rs.core.NewCookie;

/** Makes the cookie that carries a session, and the one that takes it away. */
public final class SessionCookie {
  private final boolean secure;

  /**
   * @param secure whether pages are reached over TLS, so that the cookie may insist on it
   */
  public SessionCookie(boolean secure) {
    this.secure = secure;
  }

  NewCookie carrying(String secret) {
    return with(secret, (int) Sessions.LIFETIME.toSeconds());
  }

  NewCookie gone() {
    return with("", 0);
  }

  private NewCookie with(String value, int seconds) {
    return new NewCookie.Builder(Sessions.COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
