package forge.web;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers that are more than an entity. Addresses stay relative to the host that was asked. */
public final class Answers {
  private Answers() {}

  /** Sends the browser on after a form: 303, so that reloading does not send it again. */
  public static Response seeOther(URI address) {
    return Response.status(303).header(HttpHeaders.LOCATION, address.toString()).build();
  }

  public static Response seeOther(String address) {
    return seeOther(URI.create(address));
  }

  /** As {@link #seeOther}, and the next page says this sentence once. */
  public static Response seeOther(URI address, String notice) {
    return Response.status(303)
        .header(HttpHeaders.LOCATION, address.toString())
        .cookie(Notices.cookie(notice))
        .build();
  }

  /** The sentence a redirect brought along, to be said once. */
  public static @Nullable String notice(ContainerRequestContext request) {
    Cookie cookie = request.getCookies().get(Notices.COOKIE);
    return cookie == null ? null : Notices.read(cookie.getValue());
  }

  public static Response created(URI address, Object json) {
    return Response.status(201)
        .header(HttpHeaders.LOCATION, address.toString())
        .entity(json)
        .build();
  }

  /** The form again, with what was typed and what is wrong with it. */
  public static Response again(View form) {
    return Response.status(422).entity(form).build();
  }

  /**
   * What the deed answers; where it is refused, the form again.
   *
   * @param field which a conflict is about; empty for the form as a whole
   */
  public static Response orAgain(
      String field, Supplier<Response> deed, Function<Problems, View> form) {
    try {
      return deed.get();
    } catch (Invalid e) {
      return again(form.apply(Problems.of(e)));
    } catch (Conflict e) {
      return again(form.apply(Problems.of(field, e.reason())));
    }
  }
}
