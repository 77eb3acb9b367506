package forge.chat.web;

import forge.chat.Chat;
import forge.chat.FreeRooms.Plan;
import forge.chat.MyRooms;
import forge.chat.RoomId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers at the page of all rooms, and at rooms outside projects. */
@Path("chat")
@Produces(MediaType.TEXT_HTML)
public final class RoomsViews {
  private static final int SHOWN = 24;
  private final Chat chat;

  public RoomsViews(Chat chat) {
    this.chat = chat;
  }

  @GET
  public View all(
      @QueryParam("q") @Nullable String query,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("about") @Nullable String about,
      @QueryParam("project") @Nullable String project,
      @QueryParam("after") @Nullable String after,
      @Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    String typed = query == null ? "" : query.strip();
    String chosen = tag == null ? "" : tag.strip();
    var mine = chat.mine().of(identity.user());
    var filter = RoomsPage.Filter.of(about, project);
    var found =
        filter == null
            ? chat.directory().find(typed, chosen, after, SHOWN)
            : chat.directory().things(identity, filter.things(typed), after, SHOWN);
    boolean searching = !typed.isEmpty() || !chosen.isEmpty() || filter != null || after != null;
    return new RoomsPage(
        MyRooms.sections(mine),
        (int) mine.stream().filter(l -> l.unread() > 0).count(),
        searching ? List.of() : chat.directory().suggestions(identity),
        found.items(),
        typed,
        chosen,
        filter,
        searching ? List.of() : chat.directory().tags(),
        found.next() == null ? null : more(typed, chosen, filter, found.next()));
  }

  private static String more(
      String query, String tag, RoomsPage.@Nullable Filter filter, String after) {
    String what = filter == null ? "&tag=" + coded(tag) : "&" + filter.parameters();
    return "/chat?q=" + coded(query) + what + "&after=" + coded(after);
  }

  static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @GET
  @Path("new")
  public View newRoom(
      @QueryParam("with") @Nullable String with, @Context ContainerRequestContext request) {
    account(request, "open rooms");
    return new NewRoomPage(new Plan("", "", "", "open"), with == null ? "" : with, Problems.NONE);
  }

  @POST
  @Path("new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response open(
      @FormParam("label") @Nullable String label,
      @FormParam("topic") @Nullable String topic,
      @FormParam("tags") @Nullable String tags,
      @FormParam("access") @Nullable String access,
      @Context ContainerRequestContext request) {
    var plan = new Plan(label, topic, tags, access);
    try {
      return to(chat.freeRooms().open(Identity.of(request), plan).page());
    } catch (Invalid e) {
      return Answers.again(new NewRoomPage(plan, "", Problems.of(e)));
    }
  }

  @POST
  @Path("direct")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response direct(
      @FormParam("people") @Nullable String people, @Context ContainerRequestContext request) {
    try {
      return to(chat.freeRooms().direct(Identity.of(request), people).page());
    } catch (Invalid | Conflict | Denied e) {
      var empty = new Plan("", "", "", "open");
      var problems = Problems.of("people", e.reason());
      return Answers.again(new NewRoomPage(empty, people == null ? "" : people, problems));
    }
  }

  @POST
  @Path("about")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response about(
      @FormParam("mount") @Nullable String mount,
      @FormParam("artifact") @Nullable String artifact,
      @Context ContainerRequestContext request) {
    return to(chat.freeRooms().about(Identity.of(request), mount, artifact).page());
  }

  /** What was said since the visitor was here last. */
  @GET
  @Path("away")
  public View away(@Context ContainerRequestContext request) {
    return new AwayPage(chat.away().of(account(request, "have rooms").user()));
  }

  /** What the visitor has begun, and has to say later. */
  @GET
  @Path("unsent")
  public View unsent(@Context ContainerRequestContext request) {
    var identity = account(request, "write in rooms");
    return new UnsentPage(chat.unsent().later(identity), chat.unsent().drafts(identity));
  }

  /** Marks everything as read. */
  @POST
  @Path("read")
  public Response readAll(@Context ContainerRequestContext request) {
    chat.mine().readAll(account(request, "read rooms").user());
    return Answers.seeOther(URI.create("/chat"), "Everything is read.");
  }

  /** Takes a room off the suggestions. */
  @POST
  @Path("dismiss")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response dismiss(
      @FormParam("room") @Nullable String room, @Context ContainerRequestContext request) {
    var identity = account(request, "hide suggestions");
    if (room != null && !room.isBlank()) {
      chat.directory().dismiss(identity, new RoomId(room));
    }
    return to("/chat");
  }

  private static Response to(String page) {
    return Answers.seeOther(URI.create(page));
  }

  private static Identity account(ContainerRequestContext request, String deed) {
    var identity = Identity.of(request);
    if (identity.user().guest()) {
      throw new SignInNeeded(deed);
    }
    return identity;
  }

  /** A room outside projects, or its door. */
  @Path("{kind: [rda]}/{handle: [a-z0-9][a-z0-9-]{0,63}}")
  public Object room(
      @PathParam("kind") String kind,
      @PathParam("handle") String handle,
      @Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    var id = new RoomId(kind + "-" + handle);
    return chat.doors()
        .enter(identity, id)
        .<Object>map(here -> new ChatViews(chat, here))
        .or(() -> chat.directory().listed(id).map(room -> new DoorViews(chat, identity, room)))
        .orElseThrow(() -> new NotFound("The room " + id));
  }
}
