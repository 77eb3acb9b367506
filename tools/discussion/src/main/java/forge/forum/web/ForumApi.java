package forge.forum.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.forum.Forum;
import forge.forum.Forums;
import forge.forum.Topic;
import forge.forum.Topics;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers programs that read and write the forums of a mount. */
@Produces(MediaType.APPLICATION_JSON)
public final class ForumApi {
  private static final int USUAL = 25;
  private static final String FORUM = "{forum: [a-z][a-z0-9-]{0,31}}";

  private final Forums forums;
  private final Topics topics;
  private final Visit visit;
  private final Places places;

  public ForumApi(Forums forums, Topics topics, Visit visit) {
    this.forums = forums;
    this.topics = topics;
    this.visit = visit;
    this.places = new Places(visit.mount());
  }

  @GET
  public List<ForumJson> list() {
    return forums.list(visit).stream().map(f -> ForumJson.of(places, f)).toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(ForumJson.Wish json) {
    visit.require(CorePermission.ADMIN);
    Forum made = forums.make(visit, json.wish());
    return Answers.created(visit.mount().api(made.handle()), ForumJson.of(places, made));
  }

  @GET
  @Path(FORUM)
  public Response topics(
      @PathParam("forum") String handle,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    Forum forum = forums.get(visit, handle);
    var found = topics.list(visit, forum, cursor, Paging.limit(limit, USUAL));
    return Paging.answer(found.map(topic -> TopicJson.listed(places, forum, topic)), "cursor", uri);
  }

  @PATCH
  @Path(FORUM)
  @Consumes(MediaType.APPLICATION_JSON)
  public ForumJson change(@PathParam("forum") String handle, ForumJson.Wish json) {
    visit.require(CorePermission.ADMIN);
    Forum forum = forums.get(visit, handle);
    return ForumJson.of(places, forums.describe(visit, forum, json.wish(forum)));
  }

  @DELETE
  @Path(FORUM)
  public Response remove(@PathParam("forum") String handle) {
    visit.require(CorePermission.ADMIN);
    forums.remove(visit, forums.get(visit, handle));
    return Response.noContent().build();
  }

  @POST
  @Path(FORUM + "/topics")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(
      @PathParam("forum") String handle,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      TopicJson.Wish json) {
    Forum forum = forums.get(visit, handle);
    Topic topic = topics.open(visit, forum, json.title(), json.text(), key);
    return Response.fromResponse(
            Answers.created(
                visit.mount().api("topics", topic.number()), TopicJson.of(places, forum, topic)))
        .header("ETag", ForumTopicApi.tag(topic))
        .build();
  }

  @Path("topics/{number: [1-9]\\d{0,8}}")
  public ForumTopicApi topic(@PathParam("number") int number) {
    return new ForumTopicApi(topics, visit, topics.get(visit, number));
  }
}
