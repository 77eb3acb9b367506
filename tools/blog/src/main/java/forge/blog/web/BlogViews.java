package forge.blog.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.blog.BlogPermission;
import forge.blog.BlogPost;
import forge.blog.BlogPosts;
import forge.blog.PostAddress;
import forge.blog.Writing;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.web.Answers;
import forge.web.AtomFeed;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers that read a blog or begin a post. */
@Produces(MediaType.TEXT_HTML)
public final class BlogViews {
  private static final int SHOWN = 15;
  private static final int FEED = 30;
  private static final int SUMMARY = 600;

  private final BlogPosts posts;
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final Visit visit;
  private final URI site;
  private final Places places;

  public BlogViews(
      BlogPosts posts, Artifacts artifacts, Attachments attachments, Visit visit, URI site) {
    this.posts = posts;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.visit = visit;
    this.site = site;
    this.places = new Places(visit.mount());
  }

  @GET
  public View list(
      @QueryParam("label") @Nullable String label, @QueryParam("after") @Nullable String after) {
    String wanted = label == null || label.isBlank() ? null : label.strip();
    Slice<BlogPost> slice = posts.list(visit, wanted, after, SHOWN);
    String place = wanted == null ? places.home() + "?" : places.labelled(wanted) + "&";
    return list(
        visit.mount().label(),
        wanted == null ? "" : wanted,
        slice.items(),
        next(place, slice),
        false);
  }

  @GET
  @Path("{year: \\d{4}}/{month: \\d{2}}")
  public View month(@PathParam("year") String year, @PathParam("month") String month) {
    return list(year + "/" + month, "", posts.month(visit, year, month), null, false);
  }

  @GET
  @Path("-/drafts")
  public View drafts(@QueryParam("after") @Nullable String after) {
    Slice<BlogPost> slice = posts.drafts(visit, after, SHOWN);
    return list("Drafts", "", slice.items(), next(places.drafts() + "?", slice), true);
  }

  private View list(
      String title, String label, List<BlogPost> shown, @Nullable String next, boolean drafts) {
    var rows = shown.stream().map(post -> PostRow.of(places, artifacts, post)).toList();
    return new PostList(places, title, label, rows, next, drafts, visit.may(BlogPermission.WRITE));
  }

  private static @Nullable String next(String place, Slice<?> slice) {
    return slice.next() == null
        ? null
        : place + "after=" + URLEncoder.encode(slice.next(), StandardCharsets.UTF_8);
  }

  @GET
  @Path("-/feed")
  @Produces(MediaType.WILDCARD)
  public Response feed() {
    var entries =
        posts.list(visit, null, null, FEED).items().stream()
            .map(
                post ->
                    new AtomFeed.Entry(
                        post.title(),
                        site.resolve(places.post(post)).toString(),
                        post.author().value(),
                        post.shownAt(),
                        artifacts.read(post.current().text()).summary(SUMMARY)))
            .toList();
    var feed =
        new AtomFeed(
            visit.project().about().title() + ": " + visit.mount().label(),
            site.resolve(places.home()).toString(),
            site.resolve(places.feed()).toString(),
            entries);
    return Response.ok(feed.write(), AtomFeed.TYPE).build();
  }

  // Beginning

  @GET
  @Path("-/new")
  public View form() {
    visit.require(BlogPermission.WRITE);
    return EditPost.of(places, null, PostForm.EMPTY, Problems.NONE);
  }

  @POST
  @Path("-/preview")
  public View preview(@BeanParam PostForm.Sent sent) {
    visit.require(BlogPermission.WRITE);
    var typed = sent.form();
    return EditPost.of(places, null, typed, Problems.NONE)
        .showing(artifacts.preview(visit, typed.shown()));
  }

  @POST
  @Path("-/new")
  public Response begin(@BeanParam PostForm.Sent sent, @FormParam("then") @Nullable String then) {
    visit.require(BlogPermission.WRITE);
    var typed = sent.form();
    try {
      boolean out = "publish".equals(then);
      Writing writing = typed.writing(out);
      BlogPost post = posts.begin(visit, writing);
      if (out) {
        post = posts.publish(visit, post, null);
      }
      return Answers.seeOther(
          URI.create(places.post(post)),
          out ? "The post is out." : "The draft is saved. Only those who write posts see it.");
    } catch (Invalid e) {
      return Answers.again(EditPost.of(places, null, typed, Problems.of(e)));
    }
  }

  /** One post and everything that is done with it. */
  @Path("{post: \\d{4}/\\d{2}/[^/]{1,120}}")
  public PostViews post(@PathParam("post") String address) {
    BlogPost post = posts.get(visit, PostAddress.of(address));
    return new PostViews(posts, artifacts, attachments, visit, site, post, address);
  }
}
