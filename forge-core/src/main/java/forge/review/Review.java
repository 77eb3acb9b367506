package forge.review;

import forge.project.ProjectId;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a project.
 *
 * @param stars from 1 to 5
 * @param text Markdown; may be empty
 * @param hidden taken out of sight and out of the average by an administrator of the site
 * @param editedAt null while it is as it was first written
 * @param reply of the project; null where it has not replied
 * @param reports why others want it to be looked at, the newest last
 */
public record Review(
    ProjectId project,
    UserId author,
    int stars,
    String text,
    boolean hidden,
    Instant at,
    @Nullable Instant editedAt,
    @Nullable Reply reply,
    List<Report> reports) {
  public Review {
    reports = List.copyOf(reports);
  }

  /** What the project says to a review. */
  public record Reply(String text, UserId by, Instant at) {}

  /** Why somebody wants a review to be looked at. */
  public record Report(UserId by, String reason) {}
}
