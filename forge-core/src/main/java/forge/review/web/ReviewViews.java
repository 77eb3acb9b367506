package forge.review.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.directory.FigureStore;
import forge.markup.Html;
import forge.markup.Markup;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.review.Review;
import forge.review.Review.Reply;
import forge.review.Reviews;
import forge.review.web.ReviewsPage.Told;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers browsers that read and write reviews of a project. */
@Produces(MediaType.TEXT_HTML)
public final class ReviewViews {
  private static final int PAGE = 20;

  private final Visit visit;
  private final Reviews reviews;
  private final FigureStore figures;
  private final Markup markup;

  public ReviewViews(Visit visit, Reviews reviews, FigureStore figures, Markup markup) {
    this.visit = visit;
    this.reviews = reviews;
    this.figures = figures;
    this.markup = markup;
  }

  @GET
  public View list(@QueryParam("after") @Nullable String after) {
    Review own = reviews.own(visit).orElse(null);
    return page(
        after, own, own == null ? 0 : own.stars(), own == null ? "" : own.text(), Problems.NONE);
  }

  @POST
  public Response write(
      @FormParam("stars") @DefaultValue("") String stars,
      @FormParam("text") @Nullable String text) {
    try {
      reviews.write(visit, stars(stars), text);
      return done("Thank you. Your review is published.");
    } catch (Invalid e) {
      return again(stars, text, Problems.of(e));
    } catch (Denied | TooMany e) {
      return again(stars, text, Problems.of("", e.reason()));
    }
  }

  private static @Nullable Integer stars(String stars) {
    return stars.matches("[1-5]") ? Integer.valueOf(stars) : null;
  }

  private Response again(String stars, @Nullable String text, Problems problems) {
    Integer given = stars(stars);
    return Answers.again(
        page(
            null,
            reviews.own(visit).orElse(null),
            given == null ? 0 : given,
            text == null ? "" : text,
            problems));
  }

  @POST
  @Path("remove")
  public Response remove() {
    reviews.remove(visit);
    return done("Your review is gone.");
  }

  @POST
  @Path("{user}/reply")
  public Response reply(
      @PathParam("user") UserId user, @FormParam("reply") @Nullable String reply) {
    try {
      reviews.reply(visit, user, reply);
      return done("The reply is saved.");
    } catch (Invalid e) {
      return again("", null, Problems.of("", e.reason()));
    }
  }

  @POST
  @Path("{user}/report")
  public Response report(
      @PathParam("user") UserId user, @FormParam("reason") @Nullable String reason) {
    try {
      reviews.report(visit, user, reason);
      return done("Thank you. The administrators of this site look at it.");
    } catch (Invalid e) {
      return again("", null, Problems.of("", e.reason()));
    }
  }

  @POST
  @Path("{user}/hide")
  public Response hide(@PathParam("user") UserId user) {
    reviews.hide(visit, user, true);
    return done("The review is hidden.");
  }

  @POST
  @Path("{user}/show")
  public Response show(@PathParam("user") UserId user) {
    reviews.hide(visit, user, false);
    return done("The review is seen again.");
  }

  private Response done(String notice) {
    return Answers.seeOther(URI.create(base()), notice);
  }

  private String base() {
    return visit.project().page() + "/-/reviews";
  }

  private ReviewsPage page(
      @Nullable String after, @Nullable Review own, int stars, String text, Problems problems) {
    var slice = reviews.list(visit, after, PAGE);
    boolean admin = visit.user().admin();
    String next = slice.next();
    return new ReviewsPage(
        visit.project(),
        figures.of(visit.project().id()),
        told(slice.items()),
        admin ? told(reviews.hidden(visit, PAGE).items()) : List.of(),
        own,
        stars,
        text,
        !Reviews.insider(visit),
        visit.may(CorePermission.ADMIN),
        admin,
        next == null ? null : base() + "?after=" + URLEncoder.encode(next, StandardCharsets.UTF_8),
        problems);
  }

  private List<Told> told(List<Review> some) {
    return some.stream()
        .map(
            r -> {
              Reply reply = r.reply();
              return new Told(r, html(r.text()), reply == null ? Html.EMPTY : html(reply.text()));
            })
        .toList();
  }

  private Html html(String markdown) {
    return markdown.isEmpty() ? Html.EMPTY : markup.parse(markdown).html(Map.of());
  }
}
