package forge.chat.web;

import forge.chat.block.Blocks;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers of people who block others. */
@Path("chat/blocks")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class BlocksViews {
  private static final URI PAGE = URI.create("/chat/blocks");
  private static final int SHOWN = 50;
  private final Blocks blocks;
  private final Platform platform;

  public BlocksViews(Blocks blocks, Platform platform) {
    this.blocks = blocks;
    this.platform = platform;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View page(
      @QueryParam("after") @Nullable String after, @Context ContainerRequestContext request) {
    return page(Identity.of(request).user(), after, "", Problems.NONE);
  }

  private View page(User user, @Nullable String after, String typed, Problems problems) {
    var found = BlocksApi.named(blocks.list(user, after, SHOWN), platform);
    String next = found.next() == null ? null : PAGE + "?after=" + found.next();
    return new BlocksPage(found.items(), next, typed, problems);
  }

  @POST
  public Response block(
      @FormParam("user") @Nullable String name, @Context ContainerRequestContext request) {
    User user = Identity.of(request).user();
    try {
      return done(blocks.block(user, name), " is blocked.");
    } catch (Invalid | Conflict e) {
      String typed = name == null ? "" : name;
      return Answers.again(page(user, null, typed, Problems.of("user", e.reason())));
    }
  }

  @POST
  @Path("remove")
  public Response unblock(
      @FormParam("user") @Nullable String name, @Context ContainerRequestContext request) {
    return done(blocks.unblock(Identity.of(request).user(), name), " is blocked no more.");
  }

  private Response done(UserId user, String what) {
    String called = platform.namesOf(List.of(user)).getOrDefault(user, user.value());
    return Answers.seeOther(PAGE, called + what);
  }
}
