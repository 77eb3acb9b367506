package forge.chat.web;

import forge.chat.Chat;
import forge.chat.FreeRooms.Plan;
import forge.chat.Room;
import forge.chat.RoomId;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers programs that look for rooms, or open them. */
@Path("rest/chat")
@Produces(MediaType.APPLICATION_JSON)
public final class RoomsApi {
  private static final int USUAL = 24;
  private final Chat chat;

  public RoomsApi(Chat chat) {
    this.chat = chat;
  }

  /** The rooms the caller belongs to, with what is unread. */
  @GET
  public List<MyRoomJson> mine(@Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    if (identity.user().guest()) {
      throw new SignInNeeded("have rooms");
    }
    return chat.mine().of(identity.user()).stream().map(MyRoomJson::of).toList();
  }

  /** Rooms everybody may find, or those about things the caller may read, the liveliest first. */
  @GET
  @Path("rooms")
  public Response rooms(
      @QueryParam("q") @Nullable String query,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("after") @Nullable String after,
      @QueryParam("about") @Nullable String about,
      @QueryParam("project") @Nullable String project,
      @QueryParam("limit") @Nullable Integer asked,
      @Context ContainerRequestContext request,
      @Context UriInfo uri) {
    int limit = Paging.limit(asked, USUAL);
    var filter = RoomsPage.Filter.of(about, project);
    var found =
        filter == null
            ? chat.directory().find(query, tag, after, limit)
            : chat.directory().things(Identity.of(request), filter.things(query), after, limit);
    return Paging.answer(found.map(FoundRoomJson::of), "after", uri);
  }

  @POST
  @Path("rooms")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(NewRoomJson plan, @Context ContainerRequestContext request) {
    String tags = joined(plan.tags());
    return made(
        chat.freeRooms()
            .open(Identity.of(request), new Plan(plan.label(), plan.topic(), tags, plan.access())));
  }

  /** The conversation among these people and the caller; the same whenever it is asked for. */
  @POST
  @Path("direct")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response direct(PeopleJson people, @Context ContainerRequestContext request) {
    return made(chat.freeRooms().direct(Identity.of(request), joined(people.people())));
  }

  /** The room about an artifact; the same whenever it is asked for. */
  @POST
  @Path("about")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response about(AboutJson about, @Context ContainerRequestContext request) {
    return made(chat.freeRooms().about(Identity.of(request), about.mount(), about.artifact()));
  }

  /** Marks everything in all the caller's rooms as read. */
  @POST
  @Path("read")
  public void readAll(@Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    if (identity.user().guest()) {
      throw new SignInNeeded("read rooms");
    }
    chat.mine().readAll(identity.user());
  }

  /** A room outside projects, or its door. */
  @Path("{kind: [rda]}/{handle: [a-z0-9][a-z0-9-]{0,63}}")
  public Object room(
      @PathParam("kind") String kind,
      @PathParam("handle") String handle,
      @Context ContainerRequestContext request) {
    var id = new RoomId(kind + "-" + handle);
    var identity = Identity.of(request);
    return chat.doors()
        .enter(identity, id)
        .<Object>map(here -> new ChatApi(chat, here))
        .or(() -> chat.directory().listed(id).map(room -> new DoorApi(chat, identity, room)))
        .orElseThrow(() -> new NotFound("The room " + id));
  }

  private static Response made(Room room) {
    return Answers.created(URI.create(room.api()), FoundRoomJson.of(room));
  }

  private static String joined(@Nullable List<@Nullable String> texts) {
    return texts == null
        ? ""
        : texts.stream().map(t -> t == null ? "" : t).collect(Collectors.joining(" "));
  }
}
