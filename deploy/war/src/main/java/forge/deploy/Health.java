package forge.deploy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Whether this node takes requests. */
@Path("health")
public final class Health {

  /** Answers as soon as the application is deployed. */
  @GET
  @Path("ready")
  @Produces("text/plain")
  public String ready() {
    return "ready\n";
  }
}
