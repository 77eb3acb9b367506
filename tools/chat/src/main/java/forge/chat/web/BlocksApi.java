package forge.chat.web;

import forge.chat.block.Block;
import forge.chat.block.Blocks;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.Identity;
import forge.web.Paging;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers programs that block people for somebody. */
@Path("rest/chat/blocks")
@Produces(MediaType.APPLICATION_JSON)
public final class BlocksApi {
  private static final int USUAL = 50;
  private final Blocks blocks;
  private final Platform platform;

  public BlocksApi(Blocks blocks, Platform platform) {
    this.blocks = blocks;
    this.platform = platform;
  }

  /** Whom the caller blocked, in the order of their names. */
  @GET
  public Response list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer asked,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var found = blocks.list(Identity.of(request).user(), after, Paging.limit(asked, USUAL));
    return Paging.answer(named(found, platform), "after", uri);
  }

  static Slice<BlockJson> named(Slice<Block> found, Platform platform) {
    var names = platform.namesOf(found.items().stream().map(Block::user).toList());
    return found.map(block -> BlockJson.of(block, names));
  }

  @PUT
  @Path("{user}")
  public void block(@PathParam("user") String user, @Context ContainerRequestContext request) {
    blocks.block(Identity.of(request).user(), user);
  }

  @DELETE
  @Path("{user}")
  public void unblock(@PathParam("user") String user, @Context ContainerRequestContext request) {
    blocks.unblock(Identity.of(request).user(), user);
  }
}
