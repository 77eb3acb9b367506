package forge.chat.web;

import forge.chat.MyRooms;
import forge.chat.RoomId;
import forge.chat.Sections;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers of people who arrange their list of rooms. */
@Path("chat/sections")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SectionsViews {
  private static final URI PAGE = URI.create("/chat/sections");
  private final Sections sections;
  private final MyRooms mine;

  public SectionsViews(Sections sections, MyRooms mine) {
    this.sections = sections;
    this.mine = mine;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View page(@Context ContainerRequestContext request) {
    return page(Identity.of(request), "", Problems.NONE);
  }

  private View page(Identity identity, String typed, Problems problems) {
    List<String> names = sections.of(identity);
    var lines = mine.of(identity.user());
    return new SectionsPage(
        names.stream()
            .map(
                name ->
                    new MyRooms.Section(
                        name, lines.stream().filter(l -> l.seat().section().equals(name)).toList()))
            .toList(),
        lines.stream().filter(l -> l.seat().section().isEmpty()).toList(),
        typed,
        problems);
  }

  /** Puts rooms into a section, which is made where there is none of that name. */
  @POST
  @Path("put")
  public Response put(
      @FormParam("section") @Nullable String section,
      @FormParam("rooms") List<String> rooms,
      @Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    try {
      sections.put(identity, RoomId.all(rooms), section);
      return Answers.seeOther(PAGE);
    } catch (Invalid e) {
      return again(identity, section, Problems.of(e));
    } catch (Conflict e) {
      return again(identity, section, Problems.of("section", e.reason()));
    }
  }

  /** Gives a section another name; without one, takes it away. */
  @POST
  @Path("rename")
  public Response rename(
      @FormParam("section") @Nullable String section,
      @FormParam("to") @Nullable String to,
      @Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    try {
      sections.rename(identity, section, to);
      return Answers.seeOther(PAGE);
    } catch (Invalid e) {
      return again(identity, to, Problems.of(e));
    }
  }

  /** Moves a section up or down. */
  @POST
  @Path("move")
  public Response move(
      @FormParam("section") @Nullable String section,
      @FormParam("up") boolean up,
      @Context ContainerRequestContext request) {
    sections.move(Identity.of(request), section, up);
    return Answers.seeOther(PAGE);
  }

  private Response again(Identity identity, @Nullable String typed, Problems problems) {
    return Answers.again(page(identity, typed == null ? "" : typed, problems));
  }
}
