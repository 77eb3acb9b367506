package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Later;
import forge.chat.TopicNumber;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers programs that have something said later. */
@Produces(MediaType.APPLICATION_JSON)
public final class LaterApi {
  private final Later later;
  private final Here here;

  public LaterApi(Chat chat, Here here) {
    this.later = chat.later();
    this.here = here;
  }

  /** What the caller has to say later in the room. */
  @GET
  public List<LaterJson> list() {
    return later.of(here).stream().map(LaterJson::of).toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response schedule(NewLaterJson wish) {
    Long topic = wish.topic();
    if (topic != null && topic < 1) {
      throw new Invalid("topic", "topic must be the number of a topic.");
    }
    var under = topic == null ? null : new TopicNumber(topic);
    var message = later.schedule(here, under, wish.text(), wish.at());
    return Answers.created(here.api("later", message.id()), LaterJson.of(message));
  }

  /** Another text, or another time; the topic stays. */
  @PUT
  @Path("{id: [0-9a-f-]{24,36}}")
  @Consumes(MediaType.APPLICATION_JSON)
  public LaterJson change(@PathParam("id") String id, NewLaterJson wish) {
    return LaterJson.of(later.change(here, id, wish.text(), wish.at()));
  }

  @DELETE
  @Path("{id: [0-9a-f-]{24,36}}")
  public void cancel(@PathParam("id") String id) {
    later.cancel(here, id);
  }
}
