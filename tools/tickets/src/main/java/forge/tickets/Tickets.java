package forge.tickets;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Labels;
import forge.discussion.Discussions;
import forge.discussion.Post;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.live.Live;
import forge.project.Mount;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import forge.tickets.Ticket.Content;
import forge.tickets.Ticket.Life;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people do with tickets. */
public final class Tickets {
  public static final int LONGEST_TITLE = 200;
  public static final int LONGEST_TEXT = 100_000;
  public static final int LONGEST_MILESTONE = 40;
  public static final int MOST_AT_ONCE = 100;
  private static final int TRIES = 10;

  private final TicketStore store;
  private final CountStore counts;
  private final TicketNews news;
  private final Discussions discussions;
  private final Artifacts artifacts;
  private final Clock clock;
  private final Predicate<UserId> known;

  /** What deeds need beside the stores. */
  record Needs(
      Discussions discussions,
      Artifacts artifacts,
      Events events,
      Live live,
      Clock clock,
      Predicate<UserId> known) {}

  Tickets(TicketStore store, CountStore counts, Needs needs) {
    this.store = store;
    this.counts = counts;
    this.news = new TicketNews(store, counts, needs.events(), needs.live());
    this.discussions = needs.discussions();
    this.artifacts = needs.artifacts();
    this.clock = needs.clock();
    this.known = needs.known();
  }

  public Ticket open(Visit visit, NewTicket wish) {
    visit.require(TicketPermission.OPEN);
    var content =
        new Content(
            title(wish.title()),
            text(wish.text()),
            Labels.check(wish.labels()),
            milestone(wish.milestone()),
            wish.hidden());
    UserId assignee = null;
    if (visit.may(TicketPermission.UPDATE)) {
      assignee = assignee(wish.assignee());
    } else if (!content.milestone().isEmpty() || filled(wish.assignee())) {
      visit.require(TicketPermission.UPDATE);
    }
    Mount mount = visit.mount();
    String request = request(visit, wish.request());
    if (request != null) {
      var first = store.requested(mount.id(), request);
      if (first.isPresent()) {
        return first.get();
      }
    }
    Instant now = clock.instant();
    UserId opener = visit.user().id();
    var ticket =
        new Ticket(
            mount.id(),
            counts.next(mount.id()),
            1,
            content,
            Statuses.of(mount).first(),
            assignee,
            new Life(opener, now, now, 0, 1),
            List.of());
    var tally = Tally.between(null, ticket);
    var event = TicketNews.event(visit, TicketNews.OPENED, ticket, "opened it", tally, now);
    Ticket kept = store.insert(ticket, request, event);
    if (kept.number().equals(ticket.number())) {
      artifacts.follow(mount, ticket.number().toString(), opener);
      if (assignee != null) {
        artifacts.follow(mount, ticket.number().toString(), assignee);
      }
      news.tell(ticket, event, tally, "opened");
    }
    return kept;
  }

  /** A ticket the visitor may see. Those that are not for them do not exist. */
  public Ticket get(Visit visit, TicketNumber number) {
    visit.require(CorePermission.READ);
    return store
        .find(visit.mount().id(), number)
        .filter(ticket -> maySee(visit, ticket))
        .orElseThrow(() -> new NotFound("Ticket " + number.key()));
  }

  public Slice<Ticket> list(
      Visit visit, TicketQuery query, TicketOrder order, @Nullable String cursor, int limit) {
    visit.require(CorePermission.READ);
    Statuses.of(visit.mount()).check(query.statuses());
    return store.list(
        visit.mount().id(), query, order, cursor, visit.user().id(), maySeeAll(visit), limit);
  }

  public Counts counts(Visit visit) {
    visit.require(CorePermission.READ);
    return counts.read(visit.mount().id(), visit.user().id(), maySeeAll(visit));
  }

  /** Whether the visitor may change what a ticket says, and close and reopen it. */
  public boolean mayEdit(Visit visit, Ticket ticket) {
    return visit.may(TicketPermission.UPDATE)
        || (!visit.user().guest() && ticket.opener().equals(visit.user().id()));
  }

  /**
   * Changes a ticket.
   *
   * @param revision the one the visitor has read; null changes whatever is there
   */
  public Ticket edit(
      Visit visit, TicketNumber number, @Nullable Integer revision, TicketEdit edit) {
    for (int tries = 1; ; tries++) {
      try {
        return tryToEdit(visit, get(visit, number), revision, edit);
      } catch (Conflict e) {
        if (revision != null || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private Ticket tryToEdit(
      Visit visit, Ticket before, @Nullable Integer revision, TicketEdit wish) {
    if (wish.sorts() || !mayEdit(visit, before)) {
      visit.require(TicketPermission.UPDATE);
    }
    if (revision != null && revision != before.revision()) {
      throw new Overtaken("Ticket " + before.number().key() + " has changed since you read it.");
    }
    TicketEdit edit = checked(wish);
    var changes = before.changesOf(edit);
    if (changes.isEmpty()) {
      return before;
    }
    Instant now = clock.instant();
    var step = new Step(visit.user().id(), now, changes);
    Ticket after = before.after(edit, step);
    var tally = Tally.between(before, after);
    String kind = TicketNews.kind(changes);
    var event = TicketNews.event(visit, kind, after, step.sentence(), tally, now);
    store.replace(after, event);
    if (after.content().hidden() != before.content().hidden()) {
      news.othersMayRead();
    }
    if (after.assignee() != null && !after.assignee().equals(before.assignee())) {
      artifacts.follow(visit.mount(), number(after), after.assignee());
    }
    news.tell(after, event, tally, kind.equals(TicketNews.CLOSED) ? "closed" : "changed");
    return after;
  }

  private TicketEdit checked(TicketEdit edit) {
    var checked = edit;
    if (edit.title() != null) {
      checked = checked.withTitle(title(edit.title()));
    }
    if (edit.text() != null) {
      checked = checked.withText(text(edit.text()));
    }
    if (edit.milestone() != null) {
      checked = checked.withMilestone(milestone(edit.milestone()));
    }
    if (edit.assignee() != null && !known.test(edit.assignee())) {
      throw nobody(edit.assignee().value());
    }
    return switch (edit.labelEdit()) {
      case null -> checked;
      case TicketEdit.LabelEdit.Exactly(var labels) ->
          checked.withLabels(new TicketEdit.LabelEdit.Exactly(Labels.check(labels)));
      case TicketEdit.LabelEdit.AddAndRemove(var add, var remove) ->
          checked.withLabels(
              new TicketEdit.LabelEdit.AddAndRemove(Labels.check(add), Labels.check(remove)));
    };
  }

  /** Changes several tickets; those the visitor may not see are left out. Answers how many. */
  public int editAll(Visit visit, List<TicketNumber> numbers, TicketEdit edit) {
    visit.require(TicketPermission.UPDATE);
    if (numbers.size() > MOST_AT_ONCE) {
      throw new Invalid(
          "n", numbers.size() + " tickets are too many at once; 100 are the limit.", 100L);
    }
    int changed = 0;
    for (TicketNumber number : numbers) {
      if (store.find(visit.mount().id(), number).isPresent()) {
        edit(visit, number, null, edit);
        changed++;
      }
    }
    return changed;
  }

  /** Says something about a ticket, and maybe closes or reopens it in the same breath. */
  public Post comment(
      Visit visit,
      TicketNumber number,
      @Nullable String text,
      List<String> attachments,
      @Nullable Status move) {
    visit.require(TicketPermission.COMMENT);
    if (move != null && !mayEdit(visit, get(visit, number))) {
      visit.require(TicketPermission.UPDATE);
    }
    Post post = say(visit, number, text, attachments, null);
    if (move != null) {
      edit(visit, number, null, TicketEdit.NOTHING.withStatus(move));
    }
    return post;
  }

  /** Says something about a ticket, once for a request of the visitor's. */
  Post comment(Visit visit, TicketNumber number, String text, String request) {
    return say(visit, number, text, List.of(), request);
  }

  private Post say(
      Visit visit,
      TicketNumber number,
      @Nullable String text,
      List<String> attachments,
      @Nullable String request) {
    visit.require(TicketPermission.COMMENT);
    Ticket ticket = get(visit, number);
    Post post = discussions.say(visit, subject(visit.mount(), ticket), text, attachments, request);
    artifacts.follow(visit.mount(), number.toString(), visit.user().id());
    news.said(visit.mount().id(), number, post.number(), post.at());
    return post;
  }

  public Post editComment(Visit visit, TicketNumber number, int post, @Nullable String text) {
    visit.require(TicketPermission.COMMENT);
    Ticket ticket = get(visit, number);
    return discussions.edit(
        visit, subject(visit.mount(), ticket), post, text, TicketPermission.MODERATE);
  }

  /** A comment the visitor may change, to be shown in a form. */
  public Post commentToEdit(Visit visit, Ticket ticket, int number) {
    visit.require(TicketPermission.COMMENT);
    Post post = discussions.post(ticket.mount(), number(ticket), number);
    if (post.deleted() || post.note()) {
      throw new NotFound("Comment " + number);
    }
    if (!post.author().equals(visit.user().id())) {
      visit.require(TicketPermission.MODERATE);
    }
    return post;
  }

  public void deleteComment(Visit visit, TicketNumber number, int post) {
    visit.require(TicketPermission.COMMENT);
    Ticket ticket = get(visit, number);
    discussions.delete(visit, subject(visit.mount(), ticket), post, TicketPermission.MODERATE);
  }

  public Slice<Post> comments(Visit visit, Ticket ticket, @Nullable String cursor, int limit) {
    return discussions.posts(ticket.mount(), number(ticket), cursor, limit);
  }

  /** Hears every event of this tool. */
  void heard(Event event) {
    news.heard(event);
  }

  public static Subject subject(Mount mount, Ticket ticket) {
    return Artifacts.subject(
        mount, number(ticket), ticket.title(), mount.page(ticket.number()).toString());
  }

  static String number(Ticket ticket) {
    return ticket.number().toString();
  }

  boolean maySee(Visit visit, Ticket ticket) {
    return !ticket.content().hidden()
        || maySeeAll(visit)
        || (!visit.user().guest() && ticket.concerns(visit.user().id()));
  }

  private static boolean maySeeAll(Visit visit) {
    return visit.may(TicketPermission.UPDATE);
  }

  private static String title(@Nullable String typed) {
    return Check.line("title", "The title", typed, LONGEST_TITLE);
  }

  private static String text(@Nullable String typed) {
    return Check.text("text", "The description", typed, LONGEST_TEXT);
  }

  private static String milestone(@Nullable String typed) {
    return Check.optionalLine("milestone", "The milestone", typed, LONGEST_MILESTONE);
  }

  private static boolean filled(@Nullable String typed) {
    return typed != null && !typed.isBlank();
  }

  /** Reads a user's name as typed; nothing means nobody. */
  public @Nullable UserId assignee(@Nullable String typed) {
    String name = typed == null ? "" : typed.strip();
    if (name.isEmpty()) {
      return null;
    }
    try {
      var user = UserId.valueOf(name.startsWith("@") ? name.substring(1) : name);
      if (known.test(user)) {
        return user;
      }
    } catch (IllegalArgumentException e) {
      throw nobody(name);
    }
    throw nobody(name);
  }

  private static Invalid nobody(String name) {
    String brief = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    return new Invalid("assignee", "There is no user " + brief + ".");
  }

  private static @Nullable String request(Visit visit, @Nullable String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    if (key.length() > 100) {
      throw new Invalid(
          "Idempotency-Key", "The Idempotency-Key has more than 100 characters.", 100L);
    }
    return visit.user().id() + " " + key;
  }
}
