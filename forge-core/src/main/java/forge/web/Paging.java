package forge.web;

import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Lists in parts: how long a part may be, and where the next one is (RFC 8288). */
public final class Paging {
  public static final int MOST = 100;

  private Paging() {}

  /** How many were asked for, within bounds. */
  public static int limit(@Nullable Integer asked, int standard) {
    if (asked == null) {
      return standard;
    }
    if (asked < 1 || asked > MOST) {
      throw new Invalid("limit", "limit must be from 1 to " + MOST + ".", (long) MOST);
    }
    return asked;
  }

  /** The items as a JSON array, with {@code Link: rel="next"} where there are more. */
  public static Response answer(Slice<?> slice, String cursor, UriInfo uri) {
    var answer = Response.ok(slice.items());
    if (slice.next() != null) {
      var next = uri.getRequestUriBuilder().replaceQueryParam(cursor, slice.next()).build();
      answer.header("Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
    }
    return answer.build();
  }
}
