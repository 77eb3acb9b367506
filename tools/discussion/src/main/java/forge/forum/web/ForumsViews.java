package forge.forum.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.forum.Forum;
import forge.forum.ForumPermission;
import forge.forum.Forums;
import forge.forum.Topics;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers browsers that visit the forums of a mount. */
@Produces(MediaType.TEXT_HTML)
public final class ForumsViews {
  private final Forums forums;
  private final Topics topics;
  private final Artifacts artifacts;
  private final Visit visit;
  private final URI site;
  private final Places places;

  public ForumsViews(Forums forums, Topics topics, Artifacts artifacts, Visit visit, URI site) {
    this.forums = forums;
    this.topics = topics;
    this.artifacts = artifacts;
    this.visit = visit;
    this.site = site;
    this.places = new Places(visit.mount());
  }

  @GET
  public View list() {
    return new ForumList(
        places,
        forums.list(visit),
        visit.may(CorePermission.ADMIN),
        visit.may(ForumPermission.POST));
  }

  @GET
  @Path("-/new")
  public View form() {
    visit.require(CorePermission.ADMIN);
    return new EditForum(places, null, ForumForm.EMPTY, Problems.NONE);
  }

  @POST
  @Path("-/new")
  public Response make(@BeanParam ForumForm.Sent sent) {
    visit.require(CorePermission.ADMIN);
    var typed = sent.form();
    try {
      Forum made = forums.make(visit, typed.wish());
      return Answers.seeOther(URI.create(places.forum(made)), "The forum is there.");
    } catch (Invalid e) {
      return Answers.again(new EditForum(places, null, typed, Problems.of(e)));
    }
  }

  @Path("{forum: [a-z][a-z0-9-]{0,31}}")
  public ForumViews forum(@PathParam("forum") String handle) {
    return new ForumViews(forums, topics, artifacts, visit, site, forums.get(visit, handle));
  }

  @Path("topics/{number: [1-9]\\d{0,8}}")
  public ForumTopicViews topic(@PathParam("number") int number) {
    return new ForumTopicViews(forums, topics, artifacts, visit, site, topics.get(visit, number));
  }
}
