package forge.scm.web;

import forge.access.Visit;
import forge.scm.git.GitUpkeep.Shape;
import forge.scm.life.Care;
import forge.scm.life.Upkeep;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a repository is kept well, as programs see it. */
@Produces(MediaType.APPLICATION_JSON)
public final class UpkeepApi {
  private final Visit visit;
  private final Upkeep upkeep;

  UpkeepApi(Visit visit, Upkeep upkeep) {
    this.visit = visit;
    this.upkeep = upkeep;
  }

  /** What was done for a repository, and how it lies on disk. */
  public record UpkeepJson(
      @Nullable Instant tidiedAt,
      @Nullable Instant checkedAt,
      String by,
      String fault,
      int packs,
      long loose,
      long bytes,
      boolean bitmap) {}

  @GET
  public UpkeepJson get() {
    Care care = upkeep.get(visit);
    Shape shape = upkeep.shape(visit);
    return new UpkeepJson(
        care.tidiedAt(),
        care.checkedAt(),
        care.by(),
        care.fault(),
        shape.packs(),
        shape.loose(),
        shape.bytes(),
        shape.bitmap());
  }

  @POST
  public Response now() {
    upkeep.now(visit);
    return Response.accepted().build();
  }
}
