package forge.chat.web;

import forge.chat.Chat;
import forge.web.SecretAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Answers programs that insist on an address of the form Slack has. */
@Path("services/{team: [0-9A-Za-z-]{1,100}}/{bot: [0-9A-Za-z-]{1,100}}/{token: [0-9a-zA-Z]{1,100}}")
@SecretAddress
@Produces(MediaType.WILDCARD)
@Consumes(MediaType.WILDCARD)
public final class SlackDeliveryApi {
  private final HookDeliveries deliveries;

  public SlackDeliveryApi(Chat chat) {
    this.deliveries = new HookDeliveries(chat.hooks());
  }

  @POST
  public Response receive(
      @PathParam("token") String secret, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return deliveries.receive(secret, headers.getMediaType(), body);
  }
}
