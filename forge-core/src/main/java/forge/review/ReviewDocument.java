package forge.review;

import forge.project.ProjectId;
import forge.review.Review.Reply;
import forge.review.Review.Report;
import forge.user.UserId;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored form of a review. */
final class ReviewDocument {
  private ReviewDocument() {}

  static String id(ProjectId project, UserId author) {
    return project + "/" + author;
  }

  static Document of(Review review) {
    return new Document("_id", id(review.project(), review.author()))
        .append("project", review.project().toString())
        .append("author", review.author().value())
        .append("stars", review.stars())
        .append("text", review.text())
        .append("hidden", review.hidden())
        .append("at", Date.from(review.at()))
        .append("reported", false);
  }

  static Document of(Reply reply) {
    return new Document("text", reply.text())
        .append("by", reply.by().value())
        .append("at", Date.from(reply.at()));
  }

  static Document of(Report report) {
    return new Document("by", report.by().value()).append("reason", report.reason());
  }

  static Review read(Document d) {
    Date edited = d.getDate("editedAt");
    return new Review(
        ProjectId.parse(d.getString("project")),
        new UserId(d.getString("author")),
        d.getInteger("stars"),
        d.getString("text"),
        d.getBoolean("hidden"),
        d.getDate("at").toInstant(),
        edited == null ? null : edited.toInstant(),
        reply(d.get("reply", Document.class)),
        d.getList("reports", Document.class, List.of()).stream()
            .map(r -> new Report(new UserId(r.getString("by")), r.getString("reason")))
            .toList());
  }

  private static @Nullable Reply reply(@Nullable Document d) {
    return d == null
        ? null
        : new Reply(
            d.getString("text"), new UserId(d.getString("by")), d.getDate("at").toInstant());
  }
}
