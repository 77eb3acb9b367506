package forge.review.web;

import forge.directory.Figures;
import forge.markup.Html;
import forge.project.Project;
import forge.review.Review;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a project.
 *
 * @param own the visitor's review; null where there is none
 * @param stars and text as they were typed last
 * @param hidden what only administrators of the site see
 */
public record ReviewsPage(
    Project project,
    Figures figures,
    List<Told> reviews,
    List<Told> hidden,
    @Nullable Review own,
    int stars,
    String text,
    boolean mayWrite,
    boolean mayReply,
    boolean mayHide,
    @Nullable String next,
    Problems problems)
    implements View {

  /** A review with its text and the reply to it as they look. */
  public record Told(Review review, Html text, Html reply) {}
}
