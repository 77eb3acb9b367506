package forge.web;

import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Gone;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.SignInNeeded;
import forge.refusal.Refusal.Taken;
import forge.refusal.Refusal.TooLarge;
import forge.refusal.Refusal.TooMany;
import forge.refusal.Refusal.Unavailable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns refusals into answers. The only place that knows their HTTP status. */
public final class RefusalMapper extends Asking implements ExceptionMapper<Refusal> {
  @Override
  public Response toResponse(Refusal refusal) {
    return switch (refusal) {
      case NotFound r -> answer(404, "not-found", "Not found", r, null, null);
      case Gone r -> answer(410, "gone", "Taken back", r, null, null);
      case Denied r -> answer(403, "denied", "Not allowed", r, null, null);
      case SignInNeeded r -> signIn(r);
      case Invalid r -> answer(422, "invalid", "Cannot be taken as it is", r, r.field(), r.limit());
      case Conflict r -> conflict(r);
      case TooLarge r -> answer(413, "too-large", "Too large", r, null, r.limit());
      case TooMany r ->
          Response.fromResponse(answer(429, "too-many", "Too often", r, null, null))
              .header("Retry-After", r.retryAfterSeconds())
              .build();
      case Unavailable r -> answer(503, "unavailable", "Resting", r, null, null);
    };
  }

  private Response conflict(Conflict refusal) {
    return switch (refusal) {
      case Overtaken r -> answer(409, "conflict", "Somebody was faster", r, null, null);
      case Taken r -> answer(409, "taken", "Taken already", r, null, null);
      case Full r -> answer(409, "full", "No room for more", r, null, null);
      case Conflict r -> answer(409, "not-possible", "Not possible as things are", r, null, null);
    };
  }

  private Response signIn(SignInNeeded refusal) {
    if (byBrowser() && method().equals("GET")) {
      String to = URLEncoder.encode(address(), StandardCharsets.UTF_8);
      return Response.status(303).header(HttpHeaders.LOCATION, "/sign-in?to=" + to).build();
    }
    return answer(401, "sign-in", "Sign in first", refusal, null, null);
  }

  private Response answer(
      int status,
      String type,
      String title,
      Refusal refusal,
      @Nullable String field,
      @Nullable Long limit) {
    return answer(
        new Problem("/problems/" + type, title, status, refusal.reason(), field, limit, null));
  }
}
