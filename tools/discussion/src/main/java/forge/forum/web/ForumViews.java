package forge.forum.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.forum.Forum;
import forge.forum.ForumPermission;
import forge.forum.ForumStreams;
import forge.forum.Forums;
import forge.forum.Topic;
import forge.forum.Topics;
import forge.markup.Html;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.web.Answers;
import forge.web.AtomFeed;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit one forum. */
@Produces(MediaType.TEXT_HTML)
public final class ForumViews {
  private static final int LISTED = 40;
  private static final int FEED = 40;

  private final Forums forums;
  private final Topics topics;
  private final Artifacts artifacts;
  private final Visit visit;
  private final URI site;
  private final Forum forum;
  private final Places places;

  ForumViews(
      Forums forums, Topics topics, Artifacts artifacts, Visit visit, URI site, Forum forum) {
    this.forums = forums;
    this.topics = topics;
    this.artifacts = artifacts;
    this.visit = visit;
    this.site = site;
    this.forum = forum;
    this.places = new Places(visit.mount());
  }

  @GET
  public View list(@QueryParam("after") @Nullable String after) {
    Slice<Topic> slice = topics.list(visit, forum, after, LISTED);
    boolean first = after == null || after.isEmpty();
    var rendered = artifacts.render(visit, forum.artifact(), List.of());
    return new TopicList(
        places,
        forum,
        first ? topics.announcements(visit, forum) : List.of(),
        slice.items(),
        ForumStreams.place(forum),
        Places.after(slice.next()),
        rendered.following(),
        visit.user().guest(),
        visit.may(ForumPermission.POST),
        visit.may(CorePermission.ADMIN));
  }

  @GET
  @Path("feed")
  @Produces(MediaType.WILDCARD)
  public Response feed() {
    var entries =
        topics.list(visit, forum, null, FEED).items().stream()
            .map(
                topic ->
                    new AtomFeed.Entry(
                        topic.title(),
                        site.resolve(places.topic(topic.number())).toString(),
                        topic.life().author().value(),
                        topic.life().lastAt(),
                        artifacts.read(topic.text()).summary(600)))
            .toList();
    var feed =
        new AtomFeed(
            visit.project().about().title() + ": " + forum.label(),
            site.resolve(places.forum(forum)).toString(),
            site.resolve(places.of(forum, "feed")).toString(),
            entries);
    return Response.ok(feed.write(), AtomFeed.TYPE).build();
  }

  // Topics

  @GET
  @Path("new")
  public View form() {
    visit.require(ForumPermission.POST);
    return opening(TopicForm.EMPTY, null, Problems.NONE);
  }

  @POST
  @Path("preview")
  public View preview(@BeanParam TopicForm.Sent sent) {
    visit.require(ForumPermission.POST);
    TopicForm typed = sent.form();
    return opening(typed, artifacts.preview(visit, typed.shown()), Problems.NONE);
  }

  @POST
  @Path("new")
  public Response open(@BeanParam TopicForm.Sent sent) {
    visit.require(ForumPermission.POST);
    TopicForm typed = sent.form();
    try {
      Topic topic = topics.open(visit, forum, typed.title(), typed.text(), null);
      return Answers.seeOther(URI.create(places.topic(topic.number())));
    } catch (Invalid e) {
      return Answers.again(opening(typed, null, Problems.of(e)));
    }
  }

  private EditTopic opening(TopicForm typed, @Nullable Html preview, Problems problems) {
    return new EditTopic(places, forum, null, typed, preview, problems);
  }

  // The forum itself

  @GET
  @Path("edit")
  public View edit() {
    visit.require(CorePermission.ADMIN);
    return new EditForum(places, forum, ForumForm.of(forum), Problems.NONE);
  }

  @POST
  @Path("edit")
  public Response edit(@BeanParam ForumForm.Sent sent) {
    visit.require(CorePermission.ADMIN);
    var typed = sent.form();
    try {
      Forum after = forums.describe(visit, forum, typed.wish());
      return Answers.seeOther(URI.create(places.forum(after)), "The forum is changed.");
    } catch (Invalid e) {
      return Answers.again(new EditForum(places, forum, typed, Problems.of(e)));
    }
  }

  @POST
  @Path("remove")
  public Response remove() {
    forums.remove(visit, forum);
    return Answers.seeOther(URI.create(places.home()), "The forum is removed.");
  }
}
