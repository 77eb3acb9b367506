package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.life.Login;
import forge.scm.life.Mirror;
import forge.scm.life.Mirror.Direction;
import forge.scm.life.Mirror.Run;
import forge.scm.life.Mirrors;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mirrors of a repository, as programs set them up. */
@Produces(MediaType.APPLICATION_JSON)
public final class MirrorsApi {
  private final Visit visit;
  private final Mirrors mirrors;

  MirrorsApi(Visit visit, Mirrors mirrors) {
    this.visit = visit;
    this.mirrors = mirrors;
  }

  /** A mirror, without its login. */
  public record MirrorJson(
      String direction,
      String url,
      long minutes,
      boolean prune,
      boolean login,
      Instant nextAt,
      List<Run> runs) {
    static MirrorJson of(Mirror mirror) {
      return new MirrorJson(
          mirror.direction().key(),
          mirror.url(),
          mirror.every().toMinutes(),
          mirror.prune(),
          !mirror.secret().isEmpty(),
          mirror.nextAt(),
          mirror.runs());
    }
  }

  /** A mirror to be set up; without a login, the one given before stays. */
  public record NewMirrorJson(
      @Nullable String url,
      @Nullable String user,
      @Nullable String password,
      @Nullable Integer minutes,
      @Nullable Boolean prune) {}

  @GET
  @Path("{direction}")
  public MirrorJson get(@PathParam("direction") String word) {
    Direction direction = MirrorViews.direction(word);
    return mirrors
        .find(visit, direction)
        .map(MirrorJson::of)
        .orElseThrow(() -> new NotFound("The " + direction.key() + " mirror"));
  }

  @PUT
  @Path("{direction}")
  public MirrorJson keep(@PathParam("direction") String word, @Nullable NewMirrorJson json) {
    Direction direction = MirrorViews.direction(word);
    mirrors.find(visit, direction);
    if (json == null) {
      throw new Invalid("url", "Say where the mirror is.");
    }
    return MirrorJson.of(
        mirrors.keep(
            visit,
            direction,
            json.url(),
            Login.of(json.user(), json.password()),
            json.minutes() == null ? 60 : json.minutes(),
            Boolean.TRUE.equals(json.prune())));
  }

  @DELETE
  @Path("{direction}")
  public Response remove(@PathParam("direction") String word) {
    mirrors.remove(visit, MirrorViews.direction(word));
    return Response.noContent().build();
  }

  @POST
  @Path("{direction}/runs")
  public Response run(@PathParam("direction") String word) {
    mirrors.now(visit, MirrorViews.direction(word));
    return Response.accepted().build();
  }
}
