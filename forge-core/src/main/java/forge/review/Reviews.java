package forge.review;

import forge.access.AuditLog;
import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.directory.Directory;
import forge.job.Job;
import forge.job.Submission;
import forge.project.ProjectId;
import forge.refusal.Check;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.refusal.Refusal.TooMany;
import forge.review.Review.Reply;
import forge.review.Review.Report;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people do with reviews: write, change, answer, report and hide them. */
public final class Reviews {
  private static final int LONGEST = 4_000;
  private static final int LONGEST_REASON = 300;
  private static final int A_DAY = 10;
  private static final int MOST_LINKS = 2;
  private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.");

  private final ReviewStore store;
  private final Directory directory;
  private final Platform platform;
  private final AuditLog audit;
  private final Clock clock;

  /** Asks for the stars of a project to be counted. */
  public record CountStars(String project) implements Job {}

  public Reviews(Platform platform, Directory directory, AuditLog audit) {
    this.store = new ReviewStore(platform.database());
    this.directory = directory;
    this.platform = platform;
    this.audit = audit;
    this.clock = platform.clock();
    platform.jobs().assign(CountStars.class, (job, progress) -> count(job));
  }

  private void count(CountStars job) {
    ProjectId project = ProjectId.parse(job.project());
    directory.figures().rate(project, store.stars(project));
    directory.changed(project);
  }

  private void changed(ProjectId project) {
    platform
        .jobs()
        .submit(
            new CountStars(project.toString()), Submission.NOW.coalesced("count stars " + project));
  }

  /** Writes the one review of an account, or changes it. */
  public Review write(Visit visit, @Nullable Integer stars, @Nullable String text) {
    User author = author(visit, "review a project");
    if (insider(visit)) {
      throw new Denied("review a project of your own");
    }
    if (stars == null || stars < 1 || stars > 5) {
      throw new Invalid("stars", "Give one to five stars.", 5L);
    }
    String words = Check.text("text", "The review", text, LONGEST).strip();
    if (LINK.matcher(words).results().count() > MOST_LINKS) {
      throw new Invalid(
          "text", "A review has at most " + MOST_LINKS + " links.", (long) MOST_LINKS);
    }
    ProjectId project = visit.project().id();
    Instant now = clock.instant();
    if (store.find(project, author.id()).isPresent()) {
      store.edit(project, author.id(), stars, words, now);
    } else {
      begin(new Review(project, author.id(), stars, words, false, now, null, null, List.of()));
    }
    changed(project);
    return get(visit, author.id());
  }

  private void begin(Review review) {
    Instant yesterday = review.at().minus(Duration.ofDays(1));
    if (store.since(review.author(), yesterday, A_DAY) >= A_DAY) {
      throw new TooMany(
          "You have written " + A_DAY + " reviews within a day. Go on tomorrow.", 86_400);
    }
    if (!store.insert(review)) {
      store.edit(review.project(), review.author(), review.stars(), review.text(), review.at());
    }
  }

  /** Who makes a project does not review it. */
  public static boolean insider(Visit visit) {
    return visit.roles().contains(Roles.DEVELOPER);
  }

  public void remove(Visit visit) {
    User author = author(visit, "remove your review");
    if (!store.delete(visit.project().id(), author.id())) {
      throw missing();
    }
    changed(visit.project().id());
  }

  /** Answers a review for the project; an empty text takes the answer away. */
  public void reply(Visit visit, UserId author, @Nullable String text) {
    visit.require(CorePermission.ADMIN);
    String words = Check.text("reply", "The reply", text, LONGEST).strip();
    var reply = words.isEmpty() ? null : new Reply(words, visit.user().id(), clock.instant());
    get(visit, author);
    if (!store.reply(visit.project().id(), author, reply)) {
      throw missing();
    }
  }

  /** Asks the administrators of the site to look at a review. */
  public void report(Visit visit, UserId author, @Nullable String reason) {
    User by = author(visit, "report a review");
    String why = Check.line("reason", "The reason", reason, LONGEST_REASON);
    get(visit, author);
    store.report(visit.project().id(), author, new Report(by.id(), why));
  }

  /** Takes a review out of sight and out of the average, or brings it back. */
  public void hide(Visit visit, UserId author, boolean hidden) {
    requireModerator(visit.user());
    hide(visit.user(), visit.project().id(), author, hidden);
  }

  private void hide(User admin, ProjectId project, UserId author, boolean hidden) {
    if (!store.hide(project, author, hidden)) {
      throw missing();
    }
    audit.note(
        project.toString(),
        admin.id(),
        (hidden ? "hid" : "brought back") + " the review by " + author);
    changed(project);
  }

  /** What is to be looked at by the administrators of the site. */
  public Slice<Review> reported(User admin, @Nullable String after, int limit) {
    requireModerator(admin);
    return store.reported(after, limit);
  }

  /** What everybody sees of a project, the newest first. */
  public Slice<Review> list(Visit visit, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    return store.shown(visit.project().id(), after, limit);
  }

  /** What was hidden: for the administrators of the site. */
  public Slice<Review> hidden(Visit visit, int limit) {
    requireModerator(visit.user());
    return store.hidden(visit.project().id(), limit);
  }

  /** The review of the visitor. */
  public Optional<Review> own(Visit visit) {
    visit.require(CorePermission.READ);
    return visit.user().guest()
        ? Optional.empty()
        : store.find(visit.project().id(), visit.user().id());
  }

  /** A hidden review is there for its author and those who may bring it back, and nobody else. */
  public Review get(Visit visit, UserId author) {
    visit.require(CorePermission.READ);
    return store
        .find(visit.project().id(), author)
        .filter(r -> !r.hidden() || visit.user().admin() || visit.user().id().equals(author))
        .orElseThrow(Reviews::missing);
  }

  private static User author(Visit visit, String deed) {
    visit.require(CorePermission.READ);
    if (visit.user().guest()) {
      throw new SignInNeeded(deed);
    }
    return visit.user();
  }

  private static void requireModerator(User user) {
    if (!user.admin()) {
      throw new NotFound("This page");
    }
  }

  private static NotFound missing() {
    return new NotFound("The review");
  }
}
