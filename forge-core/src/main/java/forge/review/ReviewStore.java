package forge.review;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import forge.project.ProjectId;
import forge.refusal.Refusal.Invalid;
import forge.review.Review.Reply;
import forge.review.Review.Report;
import forge.store.Slice;
import forge.user.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps reviews, one for each account and project. */
final class ReviewStore {
  private static final int MOST_REPORTS = 20;

  private final MongoCollection<Document> reviews;

  ReviewStore(MongoDatabase database) {
    reviews = database.getCollection("reviews");
    reviews.createIndex(
        Indexes.compoundIndex(
            Indexes.ascending("project", "hidden"), Indexes.descending("at", "_id")));
    reviews.createIndex(Indexes.ascending("project", "hidden", "stars"));
    reviews.createIndex(
        Indexes.compoundIndex(Indexes.ascending("reported"), Indexes.descending("at", "_id")));
    reviews.createIndex(Indexes.ascending("author", "at"));
  }

  Optional<Review> find(ProjectId project, UserId author) {
    return Optional.ofNullable(reviews.find(named(project, author)).first())
        .map(ReviewDocument::read);
  }

  /** Keeps the first review of an account; false where there is one already. */
  boolean insert(Review review) {
    try {
      reviews.insertOne(ReviewDocument.of(review));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  /** Changes what it says, and leaves what others made of it. */
  void edit(ProjectId project, UserId author, int stars, String text, Instant now) {
    reviews.updateOne(
        named(project, author),
        combine(set("stars", stars), set("text", text), set("editedAt", Date.from(now))));
  }

  boolean delete(ProjectId project, UserId author) {
    return reviews.deleteOne(named(project, author)).getDeletedCount() == 1;
  }

  boolean reply(ProjectId project, UserId author, @Nullable Reply reply) {
    return changed(
        project, author, reply == null ? unset("reply") : set("reply", ReviewDocument.of(reply)));
  }

  boolean hide(ProjectId project, UserId author, boolean hidden) {
    return changed(project, author, combine(set("hidden", hidden), set("reported", false)));
  }

  /** Notes a report, once for each account. */
  void report(ProjectId project, UserId author, Report report) {
    reviews.updateOne(
        and(named(project, author), ne("reports.by", report.by().value())),
        combine(
            set("reported", true),
            pushEach(
                "reports",
                List.of(ReviewDocument.of(report)),
                new PushOptions().slice(-MOST_REPORTS))));
  }

  /** Those everybody sees, the newest first. */
  Slice<Review> shown(ProjectId project, @Nullable String after, int limit) {
    return list(and(eq("project", project.toString()), eq("hidden", false)), after, limit);
  }

  /** Those that were taken out of sight. */
  Slice<Review> hidden(ProjectId project, int limit) {
    return list(and(eq("project", project.toString()), eq("hidden", true)), null, limit);
  }

  /** Those that are to be looked at, of all projects. */
  Slice<Review> reported(@Nullable String after, int limit) {
    return list(eq("reported", true), after, limit);
  }

  private Slice<Review> list(Bson which, @Nullable String after, int limit) {
    var found = new ArrayList<Review>();
    reviews
        .find(after == null || after.isEmpty() ? which : and(which, from(after)))
        .sort(Sorts.descending("at", "_id"))
        .limit(limit + 1)
        .forEach(d -> found.add(ReviewDocument.read(d)));
    return Slice.of(
        found,
        limit,
        r -> r.at().toEpochMilli() + " " + ReviewDocument.id(r.project(), r.author()));
  }

  private static Bson from(String cursor) {
    int space = cursor.indexOf(' ');
    try {
      Date at = Date.from(Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, space))));
      return or(lt("at", at), and(eq("at", at), lt("_id", cursor.substring(space + 1))));
    } catch (StringIndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
      throw new Invalid("after", "The cursor is not one this list gave out.");
    }
  }

  /** How many of those everybody sees gave one, two … five stars. */
  List<Long> stars(ProjectId project) {
    var stars = new ArrayList<Long>();
    for (int n = 1; n <= 5; n++) {
      stars.add(
          reviews.countDocuments(
              and(eq("project", project.toString()), eq("hidden", false), eq("stars", n))));
    }
    return stars;
  }

  /** How many somebody has written since then, as far as it matters. */
  long since(UserId author, Instant then, int most) {
    return reviews.countDocuments(
        and(eq("author", author.value()), gt("at", Date.from(then))),
        new CountOptions().limit(most));
  }

  private boolean changed(ProjectId project, UserId author, Bson change) {
    return reviews.updateOne(named(project, author), change).getMatchedCount() == 1;
  }

  private static Bson named(ProjectId project, UserId author) {
    return eq("_id", ReviewDocument.id(project, author));
  }
}
