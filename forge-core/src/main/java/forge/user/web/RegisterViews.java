package forge.user.web;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.user.Registration;
import forge.user.Registrations;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens registrations. */
@Path("register")
@Produces(MediaType.TEXT_HTML)
public final class RegisterViews {
  private final Registrations registrations;

  public RegisterViews(Registrations registrations) {
    this.registrations = registrations;
  }

  @GET
  public RegisterPage form() {
    return new RegisterPage("", "", "", Problems.NONE);
  }

  @POST
  public Response register(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("displayName") @DefaultValue("") String displayName,
      @FormParam("password") @DefaultValue("") String password,
      @Context ContainerRequestContext request) {
    var registration = new Registration(name, email, displayName, password);
    try {
      var account = registrations.register(registration, ClientAddress.of(request));
      return Response.ok(new RegisteredPage(account.id().value(), account.email())).build();
    } catch (Invalid e) {
      return again(422, registration, problems(registration, e));
    } catch (Conflict e) {
      return again(422, registration, Problems.of("name", e.reason()));
    } catch (TooMany e) {
      return again(429, registration, Problems.of("name", e.reason()));
    }
  }

  private static Response again(int status, Registration typed, Problems problems) {
    var page =
        new RegisterPage(
            text(typed.name()), text(typed.email()), text(typed.displayName()), problems);
    return Response.fromResponse(Answers.again(page)).status(status).build();
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  /** Everything that is wrong at once, so that nobody has to send the form five times. */
  private static Problems problems(Registration registration, Invalid first) {
    Map<String, String> byField = new LinkedHashMap<>();
    byField.put(first.field(), first.reason());
    List<Invalid> all = registration.problems();
    all.forEach(p -> byField.putIfAbsent(p.field(), p.reason()));
    return new Problems(byField);
  }
}
