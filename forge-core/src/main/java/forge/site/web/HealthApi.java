package forge.site.web;

import forge.site.Services;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Answers whoever watches over this node: alive, started, ready. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthApi {
  private final Services services;

  public HealthApi(Services services) {
    this.services = services;
  }

  /** The state of the whole and of each part, in the shape of MicroProfile Health. */
  public record HealthJson(String status, List<CheckJson> checks) {}

  /** The state of one service. */
  public record CheckJson(String name, String status) {}

  @GET
  public Response all() {
    return ready();
  }

  @GET
  @Path("live")
  public HealthJson live() {
    return new HealthJson("UP", List.of());
  }

  @GET
  @Path("started")
  public HealthJson started() {
    return new HealthJson("UP", List.of());
  }

  @GET
  @Path("ready")
  public Response ready() {
    services.look();
    boolean ready = services.ready();
    var checks = services.states().entrySet().stream().map(HealthApi::check).toList();
    return Response.status(ready ? 200 : 503).entity(new HealthJson(word(ready), checks)).build();
  }

  private static CheckJson check(Map.Entry<String, Boolean> service) {
    return new CheckJson(service.getKey(), word(service.getValue()));
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
