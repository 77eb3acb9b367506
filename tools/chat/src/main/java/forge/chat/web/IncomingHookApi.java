package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.IncomingHooks;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers programs that let other programs speak in a room. */
@Produces(MediaType.APPLICATION_JSON)
public final class IncomingHookApi {
  private static final String HOOK = "{hook: hook-[0-9a-f]{16}}";
  private final Chat chat;
  private final IncomingHooks hooks;
  private final Here here;

  public IncomingHookApi(Chat chat, Here here) {
    this.chat = chat;
    this.hooks = chat.hooks();
    this.here = here;
  }

  @GET
  public List<HookJson> list() {
    return hooks.of(here).stream().map(HookJson::of).toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(NewHookJson wish) {
    var opened = hooks.make(here, wish.name());
    return Answers.created(
        here.api("hooks", opened.hook().id()), HookJson.of(chat.platform().config(), opened));
  }

  /** Gives it another address; the old one stops at once. */
  @POST
  @Path(HOOK + "/rotate")
  public HookJson rotate(@PathParam("hook") String hook) {
    return HookJson.of(chat.platform().config(), hooks.rotate(here, hook));
  }

  @DELETE
  @Path(HOOK)
  public void revoke(@PathParam("hook") String hook) {
    hooks.revoke(here, hook);
  }
}
