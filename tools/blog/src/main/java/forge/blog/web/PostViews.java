package forge.blog.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.artifact.Rendered;
import forge.artifact.web.AttachmentsApi;
import forge.blog.BlogPermission;
import forge.blog.BlogPost;
import forge.blog.BlogPost.Revision;
import forge.blog.BlogPosts;
import forge.blog.PostStreams;
import forge.discussion.DiscussionThread;
import forge.discussion.Post;
import forge.discussion.web.PostsViews;
import forge.discussion.web.Said;
import forge.markup.TextDiff;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.web.Answers;
import forge.web.AtomFeed;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit one post. */
@Produces(MediaType.TEXT_HTML)
public final class PostViews {
  private static final int COMMENTS = 100;

  private final BlogPosts posts;
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final Visit visit;
  private final URI site;
  private final BlogPost post;
  private final String asked;
  private final Places places;

  /**
   * @param asked the address it was asked for by, which may be one it had before
   */
  PostViews(
      BlogPosts posts,
      Artifacts artifacts,
      Attachments attachments,
      Visit visit,
      URI site,
      BlogPost post,
      String asked) {
    this.posts = posts;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.visit = visit;
    this.site = site;
    this.post = post;
    this.asked = asked;
    this.places = new Places(visit.mount());
  }

  @GET
  public Response show(@QueryParam("after") @Nullable String after) {
    return post.address().value().equals(asked)
        ? Response.ok(page(after, "", Problems.NONE)).build()
        : Answers.seeOther(places.post(post));
  }

  private ShownPost page(@Nullable String after, String typed, Problems problems) {
    DiscussionThread thread = posts.thread(visit, post);
    Slice<Post> comments =
        post.comments() == 0 ? new Slice<>(List.of(), null) : thread.posts(after, COMMENTS);
    List<String> texts =
        Stream.concat(Stream.of(post.current().text()), comments.items().stream().map(Post::text))
            .toList();
    Rendered rendered = artifacts.render(visit, post.id(), texts);
    return new ShownPost(
        visit.mount(),
        places,
        post,
        artifacts.read(post.current().text()).summary(200),
        rendered,
        Said.of(thread, comments.items(), rendered.texts().subList(1, texts.size())),
        comments.next() == null ? null : "?after=" + comments.next(),
        PostStreams.place(post),
        rights(thread),
        typed,
        problems);
  }

  private ShownPost.Rights rights(DiscussionThread thread) {
    boolean write = visit.may(BlogPermission.WRITE);
    boolean moderate = visit.may(BlogPermission.MODERATE);
    return new ShownPost.Rights(
        visit.user().guest(),
        write,
        write && (moderate || post.author().equals(visit.user().id())),
        moderate,
        thread.maySay() && post.out());
  }

  /** The comments on the post; each is at the page that shows it. */
  @Path("posts")
  public PostsViews comments() {
    var around =
        new PostsViews.Around(
            post.title(),
            URI.create(places.post(post)),
            visit.project().id().toString(),
            COMMENTS,
            (typed, problems) -> page(null, typed, problems));
    return new PostsViews(posts.thread(visit, post), around);
  }

  /** The latest comments; where there are more than a feed holds, those of its end. */
  @GET
  @Path("feed")
  @Produces(MediaType.WILDCARD)
  public Response feed() {
    int before = Math.max(0, post.comments() - 50);
    var said =
        new ArrayList<>(posts.thread(visit, post).posts(Integer.toString(before), 50).items());
    Collections.reverse(said);
    String page = site.resolve(places.post(post)).toString();
    var entries =
        said.stream()
            .filter(comment -> !comment.deleted() && !comment.note())
            .map(
                comment ->
                    new AtomFeed.Entry(
                        "Comment by " + comment.author(),
                        page + "#c" + comment.number(),
                        comment.author().value(),
                        comment.at(),
                        artifacts.read(comment.text()).summary(600)))
            .toList();
    var feed = new AtomFeed(post.title() + ": comments", page, page + "/feed", entries);
    return Response.ok(feed.write(), AtomFeed.TYPE).build();
  }

  // Writing

  @GET
  @Path("edit")
  public View edit() {
    visit.require(BlogPermission.WRITE);
    return EditPost.of(places, post, PostForm.of(post), Problems.NONE);
  }

  @POST
  @Path("preview")
  public View preview(@BeanParam PostForm.Sent sent) {
    visit.require(BlogPermission.WRITE);
    var typed = sent.form();
    return EditPost.of(places, post, typed, Problems.NONE)
        .showing(artifacts.preview(visit, typed.shown()));
  }

  @POST
  @Path("edit")
  public Response edit(@BeanParam PostForm.Sent sent, @FormParam("then") @Nullable String then) {
    visit.require(BlogPermission.WRITE);
    var typed = sent.form();
    try {
      boolean publish = "publish".equals(then) && post.draft();
      BlogPost after = posts.edit(visit, post, typed.base(), typed.writing(publish));
      if (publish) {
        after = posts.publish(visit, after, null);
        return said(after, "The post is out.");
      }
      return said(after, "The post is saved.");
    } catch (Invalid e) {
      return Answers.again(EditPost.of(places, post, typed, Problems.of(e)));
    } catch (Conflict e) {
      BlogPost now = posts.get(visit, post.address());
      return Response.status(409)
          .entity(EditPost.over(places, now, typed, Problems.of("text", e.reason())))
          .build();
    }
  }

  @POST
  @Path("publish")
  public Response publish(@FormParam("at") @Nullable String at) {
    visit.require(BlogPermission.WRITE);
    try {
      BlogPost after = posts.publish(visit, post, time(at));
      return said(after, after.out() ? "The post is out." : "It comes out by itself then.");
    } catch (Invalid e) {
      return Answers.again(page(null, "", Problems.of(e)));
    }
  }

  /** As a browser's field for date and time writes it, in UTC. */
  private static @Nullable Instant time(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Invalid("at", "Write the time like 2026-01-31T18:00, in UTC.");
    }
  }

  @POST
  @Path("retract")
  public Response retract() {
    return said(posts.retract(visit, post), "It is a draft now, which only those who write see.");
  }

  @POST
  @Path("delete")
  public Response delete() {
    posts.delete(visit, post);
    return Answers.seeOther(
        URI.create(places.home()), "The post is deleted. An admin can restore it.");
  }

  @POST
  @Path("restore")
  public Response restore() {
    return said(posts.restore(visit, post), "The post is back, as a draft.");
  }

  @POST
  @Path("attach")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response attach(@Context HttpHeaders headers, InputStream body) throws IOException {
    visit.require(BlogPermission.WRITE);
    var added = AttachmentsApi.receive(attachments, visit, post.id(), headers.getMediaType(), body);
    return said(post, added.isEmpty() ? "No file was chosen." : "Attached " + added.size() + ".");
  }

  @POST
  @Path("detach")
  public Response detach(@FormParam("file") @Nullable String file) {
    visit.require(BlogPermission.WRITE);
    attachments.of(visit.mount().id(), post.id()).stream()
        .filter(a -> a.id().equals(file))
        .forEach(a -> posts.willDetach(visit, a));
    attachments.remove(visit, post.id(), file == null ? "" : file);
    return said(post, "The file is removed.");
  }

  // What it said before

  @GET
  @Path("history")
  public View history(@QueryParam("before") @Nullable Integer before) {
    Slice<Revision> slice = posts.history(visit, post, before);
    return new PostHistory(
        places, post, slice.items(), slice.next() == null ? null : "?before=" + slice.next());
  }

  @GET
  @Path("revision/{number: \\d{1,9}}")
  public View revision(@PathParam("number") int number) {
    Revision revision = posts.revision(visit, post, number);
    return new PostRevision(places, post, revision, artifacts.preview(visit, revision.text()));
  }

  /** Any two revisions; without saying which, the last change. */
  @GET
  @Path("diff")
  public View diff(
      @QueryParam("from") @Nullable Integer from, @QueryParam("to") @Nullable Integer to) {
    int last = to == null ? post.revision() : to;
    int first = from == null ? Math.max(1, last - 1) : from;
    Revision before = posts.revision(visit, post, Math.min(first, last));
    Revision after = posts.revision(visit, post, Math.max(first, last));
    return new PostDiff(places, post, before, after, TextDiff.of(before.text(), after.text()));
  }

  @POST
  @Path("revert/{number: \\d{1,9}}")
  public Response revert(@PathParam("number") int number) {
    return said(
        posts.revert(visit, post, number),
        "The post says again what it said at revision " + number + ".");
  }

  private Response said(BlogPost after, String notice) {
    return Answers.seeOther(URI.create(places.post(after)), notice);
  }
}
