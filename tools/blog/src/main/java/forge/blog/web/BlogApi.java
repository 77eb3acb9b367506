package forge.blog.web;

import forge.access.Visit;
import forge.artifact.Attachments;
import forge.artifact.web.AttachmentsApi;
import forge.blog.BlogPermission;
import forge.blog.BlogPost;
import forge.blog.BlogPosts;
import forge.blog.PostAddress;
import forge.discussion.web.PostsApi;
import forge.refusal.Refusal.Overtaken;
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
import org.jspecify.annotations.Nullable;

/** Answers programs that read and write the blog. */
@Produces(MediaType.APPLICATION_JSON)
public final class BlogApi {
  private static final int USUAL = 25;
  private static final String POST = "{post: \\d{4}/\\d{2}/[^/]{1,120}}";

  private final BlogPosts posts;
  private final Attachments attachments;
  private final Visit visit;
  private final Places places;

  public BlogApi(BlogPosts posts, Attachments attachments, Visit visit) {
    this.posts = posts;
    this.attachments = attachments;
    this.visit = visit;
    this.places = new Places(visit.mount());
  }

  @GET
  public Response list(
      @QueryParam("label") @Nullable String label,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var found = posts.list(visit, label, cursor, Paging.limit(limit, USUAL));
    return Paging.answer(found.map(post -> BlogPostJson.listed(places, post)), "cursor", uri);
  }

  @GET
  @Path("-/drafts")
  public Response drafts(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var found = posts.drafts(visit, cursor, Paging.limit(limit, USUAL));
    return Paging.answer(found.map(post -> BlogPostJson.listed(places, post)), "cursor", uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(BlogWritingJson json) {
    visit.require(BlogPermission.WRITE);
    json.check();
    BlogPost post = posts.begin(visit, json.writing());
    return answer(201, json.publishes() ? posts.publish(visit, post, json.due()) : post);
  }

  @GET
  @Path(POST)
  public Response get(
      @PathParam("post") String address, @HeaderParam("If-None-Match") @Nullable String known) {
    BlogPost post = find(address);
    return tag(post).equals(known)
        ? Response.notModified().header("ETag", tag(post)).build()
        : answer(200, post);
  }

  /** Changes what is sent; {@code If-Match} names the state that is replaced. */
  @PATCH
  @Path(POST)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response edit(
      @PathParam("post") String address,
      @HeaderParam("If-Match") @Nullable String match,
      BlogWritingJson json) {
    visit.require(BlogPermission.WRITE);
    BlogPost post = find(address);
    if (match != null && !match.equals("*") && !match.equals(tag(post))) {
      throw new Overtaken("The post is not as it was when you read the ETag that If-Match names.");
    }
    json.check();
    BlogPost after = posts.edit(visit, post, post.revision(), json.writing(post));
    if (json.publishes() && after.draft()) {
      after = posts.publish(visit, after, json.due());
    } else if (json.retracts() && (after.out() || after.due() != null)) {
      after = posts.retract(visit, after);
    }
    return answer(200, after);
  }

  @DELETE
  @Path(POST)
  public Response delete(@PathParam("post") String address) {
    visit.require(BlogPermission.WRITE);
    posts.delete(visit, find(address));
    return Response.noContent().build();
  }

  @GET
  @Path(POST + "/history")
  public Response history(
      @PathParam("post") String address,
      @QueryParam("before") @Nullable Integer before,
      @Context UriInfo uri) {
    var slice = posts.history(visit, find(address), before);
    return Paging.answer(slice.map(RevisionJson::of), "before", uri);
  }

  /** The comments. */
  @Path(POST + "/posts")
  public PostsApi comments(@PathParam("post") String address) {
    BlogPost post = find(address);
    return new PostsApi(posts.thread(visit, post), visit.mount().api(post.address(), "posts"));
  }

  /** The files of a post. */
  @Path(POST + "/attachments")
  public AttachmentsApi attachments(@PathParam("post") String address) {
    return new AttachmentsApi(
        attachments, visit, find(address).id(), BlogPermission.WRITE, BlogPermission.MODERATE);
  }

  private BlogPost find(String address) {
    return posts.get(visit, PostAddress.of(address));
  }

  private Response answer(int status, BlogPost post) {
    return Response.status(status)
        .header("ETag", tag(post))
        .header("Location", visit.mount().api(post.address()).toString())
        .entity(BlogPostJson.of(places, post))
        .build();
  }

  private static String tag(BlogPost post) {
    return "\"" + post.version() + "\"";
  }
}
