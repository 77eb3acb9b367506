package forge.chat.web;

import forge.artifact.web.ServedFile;
import forge.chat.Here;
import forge.chat.RoomFile;
import forge.chat.RoomFiles;
import forge.refusal.Refusal.NotFound;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Serves a file of a room to who may read the room. */
@Produces(MediaType.WILDCARD)
public final class RoomFileViews {
  private final RoomFiles files;
  private final Here here;
  private final String id;

  public RoomFileViews(RoomFiles files, Here here, String id) {
    this.files = files;
    this.here = here;
    this.id = id;
  }

  /** All of it; its name in the address is for people. */
  @GET
  @Path("{name}")
  public Response whole(@PathParam("name") String name, @Context ContainerRequestContext request) {
    RoomFile one = files.get(here, id);
    if (!one.file().name().equals(name)) {
      throw new NotFound("The file " + id);
    }
    return ServedFile.whole(one.file(), files.path(one)).answer(request);
  }

  /** Its small picture. */
  @GET
  public Response small(@Context ContainerRequestContext request) {
    RoomFile one = files.get(here, id);
    return files
        .small(one)
        .map(picture -> ServedFile.small(one.file(), picture).answer(request))
        .orElseThrow(() -> new NotFound("The small picture"));
  }
}
