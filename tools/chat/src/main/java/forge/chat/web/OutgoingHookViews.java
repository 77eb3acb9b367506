package forge.chat.web;

import forge.chat.Here;
import forge.chat.OutgoingHooks;
import forge.chat.OutgoingHooks.Opened;
import forge.chat.OutgoingHooks.Wanted;
import forge.chat.Rooms;
import forge.refusal.Refusal.Invalid;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers the browsers of those who have programs told what is said in a room. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class OutgoingHookViews {
  private static final String HOOK = "{program: out-[0-9a-f]{16}}";
  private static final int SHOWN = 30;
  private static final Wanted NOTHING = new Wanted("", "", "", false);
  private final OutgoingHooks hooks;
  private final Rooms rooms;
  private final Here here;

  public OutgoingHookViews(OutgoingHooks hooks, Rooms rooms, Here here) {
    this.hooks = hooks;
    this.rooms = rooms;
    this.here = here;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View list() {
    return page(null, NOTHING, Problems.NONE);
  }

  /** Has a program told, and shows its secret, this once. */
  @POST
  public Object make(
      @FormParam("name") @Nullable String name,
      @FormParam("url") @Nullable String url,
      @FormParam("words") @Nullable String words,
      @FormParam("form") @Nullable String form) {
    var wanted = new Wanted(or(name), or(url), or(words), form != null);
    try {
      return page(hooks.make(here, wanted), NOTHING, Problems.NONE);
    } catch (Invalid e) {
      return Answers.again(page(null, wanted, Problems.of(e)));
    }
  }

  /** What a program was told, and what it answered. */
  @GET
  @Path(HOOK)
  @Consumes(MediaType.WILDCARD)
  public View show(
      @PathParam("program") String hook, @QueryParam("before") @Nullable String before) {
    var deliveries = hooks.deliveries(here, rooms, hook, before, SHOWN);
    return new OutgoingHookPage(here.room(), here.label(), hooks.get(here, hook), deliveries);
  }

  @POST
  @Path(HOOK + "/deliveries/{delivery: [0-9a-f]{1,40}}")
  public Response again(@PathParam("program") String hook, @PathParam("delivery") String delivery) {
    hooks.again(here, rooms, hook, delivery);
    return Answers.seeOther(here.page("outgoing", hook), "It is on its way once more.");
  }

  @POST
  @Path(HOOK + "/resume")
  public Response resume(@PathParam("program") String hook) {
    hooks.resume(here, hook);
    return Answers.seeOther(here.page("outgoing"), "It is told again.");
  }

  @POST
  @Path(HOOK + "/remove")
  public Response remove(@PathParam("program") String hook) {
    hooks.remove(here, hook);
    return Answers.seeOther(here.page("outgoing"), "It is told nothing more.");
  }

  private View page(@Nullable Opened opened, Wanted typed, Problems problems) {
    return new OutgoingHooksPage(
        here.room(),
        here.label(),
        hooks.of(here),
        opened == null ? null : opened.secret(),
        typed,
        problems);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
