package forge.chat.web;

import forge.chat.Here;
import forge.chat.OutgoingHooks;
import forge.chat.Rooms;
import forge.hook.web.DeliveryJson;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers programs that have other programs told what is said in a room. */
@Produces(MediaType.APPLICATION_JSON)
public final class OutgoingHookApi {
  private static final String HOOK = "{program: out-[0-9a-f]{16}}";
  private final OutgoingHooks hooks;
  private final Rooms rooms;
  private final Here here;

  public OutgoingHookApi(OutgoingHooks hooks, Rooms rooms, Here here) {
    this.hooks = hooks;
    this.rooms = rooms;
    this.here = here;
  }

  @GET
  public List<OutgoingHookJson> list() {
    return hooks.of(here).stream().map(hook -> OutgoingHookJson.of(hook, null)).toList();
  }

  /** Answers the secret, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(NewOutgoingHookJson wish) {
    var opened = hooks.make(here, wish.wanted());
    return Answers.created(
        here.api("outgoing", opened.hook().id()),
        OutgoingHookJson.of(opened.hook(), opened.secret()));
  }

  /** Has it told again after it was switched off. */
  @POST
  @Path(HOOK + "/resume")
  public OutgoingHookJson resume(@PathParam("program") String hook) {
    hooks.resume(here, hook);
    return OutgoingHookJson.of(hooks.get(here, hook), null);
  }

  /** What it was told in the last days, newest first. */
  @GET
  @Path(HOOK + "/deliveries")
  public Response deliveries(
      @PathParam("program") String hook,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var some = hooks.deliveries(here, rooms, hook, before, Paging.limit(limit, 30));
    return Paging.answer(some.map(DeliveryJson::of), "before", uri);
  }

  @POST
  @Path(HOOK + "/deliveries/{delivery: [0-9a-f]{1,40}}")
  public void again(@PathParam("program") String hook, @PathParam("delivery") String delivery) {
    hooks.again(here, rooms, hook, delivery);
  }

  @DELETE
  @Path(HOOK)
  public void remove(@PathParam("program") String hook) {
    hooks.remove(here, hook);
  }
}
