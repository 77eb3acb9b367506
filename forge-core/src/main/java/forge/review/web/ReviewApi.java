package forge.review.web;

import forge.access.Visit;
import forge.review.Review;
import forge.review.Review.Reply;
import forge.review.Reviews;
import forge.user.UserId;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers programs that read and write reviews of a project. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReviewApi {
  private final Visit visit;
  private final Reviews reviews;

  public ReviewApi(Visit visit, Reviews reviews) {
    this.visit = visit;
    this.reviews = reviews;
  }

  /** A review as programs read it. */
  public record ReviewJson(
      String author,
      int stars,
      String text,
      boolean hidden,
      Instant at,
      @Nullable Instant editedAt,
      @Nullable ReplyJson reply) {
    static ReviewJson of(Review review) {
      Reply reply = review.reply();
      return new ReviewJson(
          review.author().value(),
          review.stars(),
          review.text(),
          review.hidden(),
          review.at(),
          review.editedAt(),
          reply == null ? null : new ReplyJson(reply.text(), reply.by().value(), reply.at()));
    }
  }

  /** What the project says to a review. */
  public record ReplyJson(String text, @Nullable String by, @Nullable Instant at) {}

  /** A review to be written. */
  public record NewReviewJson(@Nullable Integer stars, @Nullable String text) {}

  /** A text, and nothing else. */
  public record TextJson(@Nullable String text) {}

  /** Why somebody wants a review to be looked at. */
  public record ReasonJson(@Nullable String reason) {}

  /** Whether a review is kept out of sight. */
  public record HiddenJson(boolean hidden) {}

  @GET
  public Response list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var slice = reviews.list(visit, after, Paging.limit(limit, 20));
    return Paging.answer(slice.map(ReviewJson::of), "after", uri);
  }

  /** Writes the caller's review, or changes it. */
  @PUT
  public ReviewJson write(NewReviewJson wanted) {
    return ReviewJson.of(reviews.write(visit, wanted.stars(), wanted.text()));
  }

  @DELETE
  public Response remove() {
    reviews.remove(visit);
    return Response.noContent().build();
  }

  @GET
  @Path("{user}")
  public ReviewJson review(@PathParam("user") UserId user) {
    return ReviewJson.of(reviews.get(visit, user));
  }

  /** Answers for the project; an empty text takes the answer away. */
  @PUT
  @Path("{user}/reply")
  public ReviewJson reply(@PathParam("user") UserId user, TextJson reply) {
    reviews.reply(visit, user, reply.text());
    return ReviewJson.of(reviews.get(visit, user));
  }

  @POST
  @Path("{user}/reports")
  public Response report(@PathParam("user") UserId user, ReasonJson reason) {
    reviews.report(visit, user, reason.reason());
    return Response.noContent().build();
  }

  /** For the administrators of the site. */
  @PUT
  @Path("{user}/hidden")
  public Response hide(@PathParam("user") UserId user, HiddenJson to) {
    reviews.hide(visit, user, to.hidden());
    return Response.noContent().build();
  }
}
