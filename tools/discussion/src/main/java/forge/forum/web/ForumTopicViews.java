package forge.forum.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Rendered;
import forge.discussion.DiscussionThread;
import forge.discussion.Post;
import forge.discussion.web.PostsViews;
import forge.discussion.web.Said;
import forge.forum.Forum;
import forge.forum.ForumPermission;
import forge.forum.ForumStreams;
import forge.forum.Forums;
import forge.forum.Topic;
import forge.forum.TopicChange;
import forge.forum.Topics;
import forge.markup.Html;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.web.Answers;
import forge.web.AtomFeed;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit one topic. */
@Produces(MediaType.TEXT_HTML)
public final class ForumTopicViews {
  private static final int PART = 50;
  private static final int FEED = 50;

  private final Forums forums;
  private final Topics topics;
  private final Artifacts artifacts;
  private final Visit visit;
  private final URI site;
  private final Topic topic;
  private final Forum forum;
  private final Places places;

  ForumTopicViews(
      Forums forums,
      Topics topics,
      Artifacts artifacts,
      Visit visit,
      URI site,
      Topics.Found found) {
    this.forums = forums;
    this.topics = topics;
    this.artifacts = artifacts;
    this.visit = visit;
    this.site = site;
    this.topic = found.topic();
    this.forum = found.forum();
    this.places = new Places(visit.mount());
  }

  /** A part of the topic; {@code quote} names what the composer begins with, 0 being its start. */
  @GET
  public View show(
      @QueryParam("after") @Nullable String after, @QueryParam("quote") @Nullable String quote) {
    return page(after, quote == null ? "" : quoted(quote), Problems.NONE);
  }

  private String quoted(String number) {
    if (number.equals("0")) {
      return quote(topic.life().author().value(), topic.text());
    }
    if (!number.matches("[1-9]\\d{0,8}")) {
      throw new NotFound("An answer of that number");
    }
    String before = Integer.toString(Integer.parseInt(number) - 1);
    return topics.thread(visit, topic).posts(before, 1).items().stream()
        .filter(post -> !post.deleted() && !post.note())
        .map(post -> quote(post.author().value(), post.text()))
        .findFirst()
        .orElse("");
  }

  private static String quote(String author, String text) {
    return "@" + author + " wrote:\n\n" + text.strip().replaceAll("(?m)^", "> ") + "\n\n";
  }

  private TopicPage page(@Nullable String after, String typed, Problems problems) {
    DiscussionThread thread = topics.thread(visit, topic);
    List<Post> posts = topic.posts() == 0 ? List.of() : thread.posts(after, PART).items();
    List<String> texts =
        Stream.concat(Stream.of(topic.text()), posts.stream().map(Post::text)).toList();
    Rendered rendered = artifacts.render(visit, topic.artifact(), texts);
    boolean moderate = visit.may(ForumPermission.MODERATE);
    return new TopicPage(
        places,
        forum,
        topic,
        rendered.texts().getFirst(),
        artifacts.read(topic.text()).summary(200),
        Said.of(thread, posts, rendered.texts().subList(1, texts.size())),
        before(after),
        PART,
        ForumStreams.place(topic),
        rendered.related(),
        rendered.following(),
        new TopicPage.Rights(
            visit.user().guest(),
            thread.maySay() && !topic.marks().locked() && !topic.deleted(),
            topics.mayEdit(visit, topic),
            topics.mayAnswer(visit, topic),
            moderate),
        moderate ? others() : List.of(),
        typed,
        problems);
  }

  /** How many answers are on the parts before the one that is asked for. */
  private static int before(@Nullable String after) {
    if (after == null || after.isEmpty()) {
      return 0;
    }
    if (!after.matches("\\d{1,9}")) {
      throw new NotFound("This part of the topic");
    }
    return Integer.parseInt(after);
  }

  private List<Forum> others() {
    return forums.list(visit).stream().filter(f -> !f.id().equals(forum.id())).toList();
  }

  /** The answers; each is at the part that shows it. */
  @Path("posts")
  public PostsViews posts() {
    var around =
        new PostsViews.Around(
            topic.title(),
            here(),
            visit.project().id().toString(),
            PART,
            (typed, problems) -> page(null, typed, problems));
    return new PostsViews(topics.thread(visit, topic), around);
  }

  @GET
  @Path("feed")
  @Produces(MediaType.WILDCARD)
  public Response feed() {
    int before = Math.max(0, topic.posts() - FEED);
    var said =
        new ArrayList<>(topics.thread(visit, topic).posts(Integer.toString(before), FEED).items());
    Collections.reverse(said);
    String page = site.resolve(here()).toString();
    var entries =
        said.stream()
            .filter(post -> !post.deleted() && !post.note())
            .map(
                post ->
                    new AtomFeed.Entry(
                        "Answer by " + post.author(),
                        page + "#c" + post.number(),
                        post.author().value(),
                        post.at(),
                        artifacts.read(post.text()).summary(600)))
            .toList();
    var feed = new AtomFeed(topic.title(), page, page + "/feed", entries);
    return Response.ok(feed.write(), AtomFeed.TYPE).build();
  }

  // Changing

  @GET
  @Path("edit")
  public View edit() {
    requireEdit();
    return editing(TopicForm.of(topic), null, Problems.NONE);
  }

  @POST
  @Path("preview")
  public View preview(@BeanParam TopicForm.Sent sent) {
    requireEdit();
    TopicForm typed = sent.form();
    return editing(typed, artifacts.preview(visit, typed.shown()), Problems.NONE);
  }

  @POST
  @Path("edit")
  public Response edit(@BeanParam TopicForm.Sent sent) {
    requireEdit();
    TopicForm typed = sent.form();
    try {
      var words = TopicChange.words(typed.title(), typed.text());
      topics.change(visit, topic, typed.revision(), words);
      return Answers.seeOther(here(), "The topic is saved.");
    } catch (Invalid e) {
      return Answers.again(editing(typed, null, Problems.of(e)));
    } catch (Conflict e) {
      var problems =
          Problems.of("text", e.reason() + " What you typed is below; saving again replaces it.");
      Topic now = topics.get(visit, topic.number()).topic();
      return Response.status(409).entity(editing(typed.over(now), null, problems)).build();
    }
  }

  private void requireEdit() {
    if (!topics.mayEdit(visit, topic)) {
      visit.require(ForumPermission.MODERATE);
    }
  }

  private EditTopic editing(TopicForm typed, @Nullable Html preview, Problems problems) {
    return new EditTopic(places, forum, topic, typed, preview, problems);
  }

  @POST
  @Path("marks")
  public Response mark(
      @FormParam("sticky") @Nullable String sticky,
      @FormParam("announcement") @Nullable String announcement,
      @FormParam("locked") @Nullable String locked) {
    var wish = TopicChange.marks(sticky != null, announcement != null, locked != null);
    topics.change(visit, topic, null, wish);
    return Answers.seeOther(here(), "The topic is marked.");
  }

  /** Says which post answers it; 0 for none. */
  @POST
  @Path("answer")
  public Response answer(@FormParam("post") @Nullable String post) {
    String number = or(post);
    if (!number.matches("\\d{1,9}")) {
      requireEdit();
      throw new Invalid("post", "Name the answer by its number.");
    }
    Topic after = topics.change(visit, topic, null, TopicChange.answer(Integer.parseInt(number)));
    return Answers.seeOther(
        here(), after.answered() ? "Marked as the answer." : "The topic is open again.");
  }

  @POST
  @Path("move")
  public Response move(@FormParam("forum") @Nullable String to) {
    try {
      topics.change(visit, topic, null, TopicChange.move(to));
      return Answers.seeOther(here(), "The topic is moved.");
    } catch (Invalid e) {
      return Answers.again(page(null, "", Problems.of(e)));
    }
  }

  @POST
  @Path("delete")
  public Response delete() {
    topics.delete(visit, topic);
    return Answers.seeOther(
        URI.create(places.forum(forum)), "The topic is deleted. A moderator can restore it.");
  }

  @POST
  @Path("restore")
  public Response restore() {
    topics.restore(visit, topic);
    return Answers.seeOther(here(), "The topic is back.");
  }

  private URI here() {
    return URI.create(places.topic(topic.number()));
  }

  private static String or(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
