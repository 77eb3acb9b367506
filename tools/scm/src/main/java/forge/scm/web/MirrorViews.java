package forge.scm.web;

import forge.access.Visit;
import forge.live.Live;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.life.Life;
import forge.scm.life.Login;
import forge.scm.life.Mirror;
import forge.scm.life.Mirror.Direction;
import forge.scm.life.Mirrors;
import forge.scm.web.MirrorsPage.Choice;
import forge.scm.web.MirrorsPage.Side;
import forge.scm.web.SettingsFrame.Section;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings about mirrors. */
@Produces(MediaType.TEXT_HTML)
public final class MirrorViews {
  private static final List<Choice> MINUTES =
      List.of(
          new Choice("15", "Every quarter of an hour"),
          new Choice("60", "Every hour"),
          new Choice("360", "Every six hours"),
          new Choice("1440", "Every day"));

  private final Visit visit;
  private final Repositories repositories;
  private final Mirrors mirrors;
  private final Live live;

  MirrorViews(Visit visit, Repositories repositories, Life life) {
    this.visit = visit;
    this.repositories = repositories;
    this.mirrors = life.mirrors();
    this.live = life.live();
  }

  @GET
  public View page() {
    LiveSpot spot = LiveSpot.of(live, visit.mount());
    return page(side(Direction.PULL), side(Direction.PUSH), spot);
  }

  @POST
  @Path("{direction}")
  public Response keep(
      @PathParam("direction") String word,
      @FormParam("url") @Nullable String url,
      @FormParam("user") @Nullable String user,
      @FormParam("password") @Nullable String password,
      @FormParam("minutes") @Nullable String minutes,
      @FormParam("prune") @Nullable String prune) {
    Direction direction = direction(word);
    int every = minutes != null && minutes.matches("\\d{1,5}") ? Integer.parseInt(minutes) : 60;
    try {
      mirrors.keep(visit, direction, url, Login.of(user, password), every, prune != null);
      return done("The mirror is set up and runs for the first time.");
    } catch (Invalid e) {
      return again(direction, url, every, Problems.of(e));
    } catch (Conflict e) {
      return again(direction, url, every, Problems.of("url", e.reason()));
    }
  }

  @POST
  @Path("{direction}/run")
  public Response run(@PathParam("direction") String word) {
    mirrors.now(visit, direction(word));
    return done("The mirror runs as soon as there is time.");
  }

  @POST
  @Path("{direction}/remove")
  public Response remove(@PathParam("direction") String word) {
    mirrors.remove(visit, direction(word));
    return done("The mirror is gone. What has arrived stays on both sides.");
  }

  private Response again(Direction direction, @Nullable String url, int every, Problems problems) {
    var typed =
        new Side(
            mirrors.find(visit, direction).orElse(null),
            Objects.requireNonNullElse(url, ""),
            every,
            problems);
    return Answers.again(
        direction == Direction.PULL
            ? page(typed, side(Direction.PUSH), LiveSpot.of(live, visit.mount()))
            : page(side(Direction.PULL), typed, LiveSpot.of(live, visit.mount())));
  }

  private Side side(Direction direction) {
    Optional<Mirror> mirror = mirrors.find(visit, direction);
    return new Side(
        mirror.orElse(null),
        mirror.map(Mirror::url).orElse(""),
        mirror.map(m -> (int) m.every().toMinutes()).orElse(60),
        Problems.NONE);
  }

  private MirrorsPage page(Side pull, Side push, LiveSpot spot) {
    try (Repository repository = repositories.open(visit)) {
      return new MirrorsPage(
          SettingsFrame.of(visit.mount(), repository, Section.MIRRORS),
          visit.mount(),
          pull,
          push,
          MINUTES,
          spot);
    }
  }

  private Response done(String notice) {
    return Answers.seeOther(visit.mount().page("settings", "mirrors"), notice);
  }

  static Direction direction(String word) {
    for (Direction each : Direction.values()) {
      if (each.key().equals(word)) {
        return each;
      }
    }
    throw new NotFound("A mirror of the kind " + word);
  }
}
