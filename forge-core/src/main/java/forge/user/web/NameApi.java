package forge.user.web;

import forge.refusal.Refusal.Invalid;
import forge.user.Registrations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells whether a user name can be had, while it is typed. */
@Path("rest/names/user/{name}")
@Produces(MediaType.APPLICATION_JSON)
public final class NameApi {
  private final Registrations registrations;

  public NameApi(Registrations registrations) {
    this.registrations = registrations;
  }

  @GET
  public NameJson check(@PathParam("name") String name) {
    try {
      return new NameJson(registrations.checkFree(name).value(), true, null);
    } catch (Invalid e) {
      return new NameJson(name, false, e.reason());
    }
  }
}
