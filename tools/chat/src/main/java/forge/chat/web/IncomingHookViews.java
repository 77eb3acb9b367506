package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.IncomingHooks;
import forge.chat.IncomingHooks.Opened;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers the browsers of those who let programs speak in a room. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class IncomingHookViews {
  private static final String HOOK = "{hook: hook-[0-9a-f]{16}}";
  private final Chat chat;
  private final IncomingHooks hooks;
  private final Here here;

  public IncomingHookViews(Chat chat, Here here) {
    this.chat = chat;
    this.hooks = chat.hooks();
    this.here = here;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View list() {
    return page(null, "", Problems.NONE);
  }

  /** Makes an address and shows it, this once. */
  @POST
  public Object make(@FormParam("name") @Nullable String name) {
    try {
      return page(hooks.make(here, name), "", Problems.NONE);
    } catch (Invalid e) {
      return Answers.again(page(null, name == null ? "" : name, Problems.of(e)));
    }
  }

  /** Makes another address in place of one, and shows it, this once. */
  @POST
  @Path(HOOK + "/rotate")
  public View rotate(@PathParam("hook") String hook) {
    return page(hooks.rotate(here, hook), "", Problems.NONE);
  }

  @POST
  @Path(HOOK + "/revoke")
  public Response revoke(@PathParam("hook") String hook) {
    hooks.revoke(here, hook);
    return Answers.seeOther(here.page("hooks"), "It speaks here no more.");
  }

  private View page(@Nullable Opened opened, String name, Problems problems) {
    var addresses = opened == null ? null : HookJson.of(chat.platform().config(), opened);
    return new HooksPage(
        here.room(),
        here.label(),
        hooks.of(here),
        addresses == null ? null : addresses.url(),
        addresses == null ? null : addresses.slackUrl(),
        name,
        problems);
  }
}
