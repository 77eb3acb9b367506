package forge.forum.web;

import forge.access.Visit;
import forge.discussion.web.PostsApi;
import forge.forum.Topic;
import forge.forum.TopicChange;
import forge.forum.Topics;
import forge.refusal.Refusal.Overtaken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers programs that visit one topic. */
@Produces(MediaType.APPLICATION_JSON)
public final class ForumTopicApi {
  private final Topics topics;
  private final Visit visit;
  private final Topics.Found found;

  ForumTopicApi(Topics topics, Visit visit, Topics.Found found) {
    this.topics = topics;
    this.visit = visit;
    this.found = found;
  }

  @GET
  public Response get(@HeaderParam("If-None-Match") @Nullable String known) {
    return tag(found.topic()).equals(known)
        ? Response.notModified().header("ETag", known).build()
        : answer(found);
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(@HeaderParam("If-Match") @Nullable String match, TopicChange json) {
    if (match != null && !match.equals("*") && !match.equals(tag(found.topic()))) {
      throw new Overtaken("The topic is not as it was when you read the ETag that If-Match names.");
    }
    topics.change(visit, found.topic(), null, json);
    return answer(topics.get(visit, found.topic().number()));
  }

  @DELETE
  public Response delete() {
    topics.delete(visit, found.topic());
    return Response.noContent().build();
  }

  /** The answers. */
  @Path("posts")
  public PostsApi posts() {
    Topic topic = found.topic();
    return new PostsApi(
        topics.thread(visit, topic), visit.mount().api("topics", topic.number(), "posts"));
  }

  private Response answer(Topics.Found now) {
    return Response.ok(TopicJson.of(new Places(visit.mount()), now.forum(), now.topic()))
        .header("ETag", tag(now.topic()))
        .build();
  }

  static String tag(Topic topic) {
    return "\"" + topic.revision() + "." + topic.posts() + "\"";
  }
}
