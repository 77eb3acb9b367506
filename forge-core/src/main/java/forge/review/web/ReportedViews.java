package forge.review.web;

import forge.review.Reviews;
import forge.user.Identity;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Answers the administrators of the site who look at reported reviews. */
@Path("/admin/reviews")
@Produces(MediaType.TEXT_HTML)
public final class ReportedViews {
  private static final int PAGE = 50;

  private final Reviews reviews;

  public ReportedViews(Reviews reviews) {
    this.reviews = reviews;
  }

  @GET
  public View list(
      @QueryParam("after") @Nullable String after, @Context ContainerRequestContext request) {
    return new ReportedPage(reviews.reported(Identity.of(request).user(), after, PAGE));
  }
}
