package forge.discussion.web;

import forge.discussion.DiscussionThread;
import forge.discussion.web.PostJson.NewPostJson;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers programs that read and write one thread; a tool hands it out as a sub-resource. */
@Produces(MediaType.APPLICATION_JSON)
public final class PostsApi {
  private static final int USUAL = 25;

  private final DiscussionThread thread;
  private final URI place;

  /**
   * @param place where this is found
   */
  public PostsApi(DiscussionThread thread, URI place) {
    this.thread = thread;
    this.place = place;
  }

  @GET
  public Response list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var posts = thread.posts(cursor, Paging.limit(limit, USUAL));
    return Paging.answer(posts.map(PostJson::of), "cursor", uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response say(NewPostJson typed) {
    var post = thread.say(typed.text());
    return Answers.created(URI.create(place + "/" + post.number()), PostJson.of(post));
  }

  @PUT
  @Path("{comment: [1-9]\\d{0,8}}")
  @Consumes(MediaType.APPLICATION_JSON)
  public PostJson edit(@PathParam("comment") int number, NewPostJson typed) {
    return PostJson.of(thread.edit(number, typed.text()));
  }

  @DELETE
  @Path("{comment: [1-9]\\d{0,8}}")
  public Response delete(@PathParam("comment") int number) {
    thread.delete(number);
    return Response.noContent().build();
  }
}
