package forge.chat.web;

import forge.artifact.web.AttachmentJson;
import forge.chat.Here;
import forge.chat.RoomFile;
import forge.chat.RoomFiles;
import forge.refusal.Refusal.Invalid;
import forge.web.Announced;
import forge.web.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Takes files that programs bring into a room. */
@Produces(MediaType.APPLICATION_JSON)
public final class RoomFilesApi {
  private final RoomFiles files;
  private final Here here;

  public RoomFilesApi(RoomFiles files, Here here) {
    this.files = files;
    this.here = here;
  }

  /** Takes a file as the body; a message that is to show it has its {@code markdown}. */
  @POST
  public Response bring(
      @QueryParam("name") @Nullable String name, @Context HttpHeaders headers, InputStream body) {
    if (name == null || name.isBlank()) {
      throw new Invalid("name", "Name the file by ?name=.");
    }
    Announced.within(headers, "The file", RoomFiles.LARGEST);
    RoomFile one = files.bring(here, name, body);
    return Answers.created(URI.create(one.url(here.room())), json(one));
  }

  /** What is known of one. */
  @GET
  @Path("{id: [0-9a-f]{24}}")
  public AttachmentJson get(@PathParam("id") String id) {
    return json(files.get(here, id));
  }

  private AttachmentJson json(RoomFile one) {
    var file = one.file();
    return new AttachmentJson(
        file.id(),
        file.name(),
        file.type(),
        file.size(),
        file.hash(),
        one.url(here.room()),
        file.width() == null ? null : one.small(here.room()),
        one.markdown(here.room()),
        file.by().value(),
        file.at());
  }
}
