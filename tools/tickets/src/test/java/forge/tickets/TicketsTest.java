package forge.tickets;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.access.Visit;
import forge.bell.LocalDoorbell;
import forge.discussion.DiscussionStore;
import forge.discussion.Discussions;
import forge.event.Event;
import forge.event.Events;
import forge.job.Jobs;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.tickets.TicketEdit.LabelEdit.AddAndRemove;
import forge.tickets.TicketEdit.LabelEdit.Exactly;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final Status CLOSED = new Status("closed", false);

  @SuppressWarnings("NullAway.Init")
  private TestForge forge;

  @SuppressWarnings("NullAway.Init")
  private Tickets tickets;

  private final List<Event> heard = new ArrayList<>();

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
    tickets = tickets();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  /** The deeds on the same stores, with events that only this test hears. */
  private Tickets tickets() {
    var bell = new LocalDoorbell();
    var jobs = new Jobs(DATABASE.get(), bell, forge.clock());
    var events = new Events(jobs);
    events.listen("test", e -> true, heard::add);
    var store = new TicketStore(DATABASE.get(), events);
    return new Tickets(
        store,
        new CountStore(DATABASE.get()),
        new Tickets.Needs(
            new Discussions(new DiscussionStore(DATABASE.get(), events), events, forge.clock()),
            forge.forge().artifacts(),
            events,
            forge.forge().live(),
            forge.clock(),
            user -> Set.of(ADA, DAN, MIA, GUS).contains(user)));
  }

  private Visit at(UserId user) {
    return forge.visit(user, "tickets");
  }

  private Ticket leak() {
    return tickets.open(at(MIA), NewTicket.of("Arch 7 leaks", "Since Monday."));
  }

  private List<Integer> found(UserId user, String query) {
    var visit = at(user);
    return tickets
        .list(visit, TicketQuery.parse(query, visit.user()), TicketOrder.OLDEST, null, 50)
        .items()
        .stream()
        .map(t -> t.number().value())
        .toList();
  }

  @Test
  void aStatusThatNoTicketCanHaveIsRefused() {
    assertThatThrownBy(() -> found(MIA, "status:purple"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("purple")
        .hasMessageContaining("wont-fix");
    assertThat(found(MIA, "status:wont-fix")).isEmpty();
  }

  @Test
  void guestsMayReadButNotOpen() {
    var leak = leak();

    assertThat(tickets.get(forge.guest("tickets"), leak.number())).isEqualTo(leak);
    assertThatThrownBy(() -> tickets.open(forge.guest("tickets"), NewTicket.of("Me too", "")))
        .isInstanceOf(SignInNeeded.class);
  }

  @Test
  void whoOpenedATicketMayCloseItButNotSortIt() {
    var leak = leak();

    var closed = tickets.edit(at(MIA), leak.number(), null, TicketEdit.NOTHING.withStatus(CLOSED));

    assertThat(closed.open()).isFalse();
    assertThatThrownBy(
            () ->
                tickets.edit(
                    at(MIA),
                    leak.number(),
                    null,
                    TicketEdit.NOTHING.withLabels(new Exactly(List.of("bug")))))
        .isInstanceOf(Denied.class)
        .hasMessage("You may not change tickets.");
    assertThatThrownBy(
            () -> tickets.edit(at(GUS), leak.number(), null, TicketEdit.NOTHING.withTitle("Mine")))
        .isInstanceOf(Denied.class);
  }

  @Test
  void everyChangeIsInTheHistoryAndInOneEvent() {
    var leak = leak();
    forge.clock().advance(Duration.ofHours(1));

    tickets.edit(
        at(DAN),
        leak.number(),
        null,
        TicketEdit.NOTHING
            .withTitle("Arch 7 pours")
            .withAssignee(DAN)
            .withLabels(new Exactly(List.of("Bug", "arch")))
            .withMilestone("1.0"));
    var done =
        tickets.edit(
            at(DAN),
            leak.number(),
            null,
            TicketEdit.NOTHING
                .withLabels(new AddAndRemove(List.of("done"), List.of("bug")))
                .withAssignee(null)
                .withStatus(CLOSED));

    assertThat(tickets.get(at(DAN), leak.number())).isEqualTo(done);
    assertThat(done.history())
        .extracting(Step::sentence)
        .containsExactly(
            "renamed it from “Arch 7 leaks” to “Arch 7 pours”, added the labels bug, arch,"
                + " planned it for 1.0, assigned it to dan",
            "added the label done and removed the label bug, took it off dan’s list, closed it");
    var kinds =
        DATABASE.get().getCollection("tickets").find().first().getList("pending", Document.class);
    assertThat(kinds)
        .extracting(d -> d.getString("kind"))
        .containsExactly("ticket.opened", "ticket.changed", "ticket.closed");
  }

  @Test
  void anEditThatChangesNothingLeavesNoTrace() {
    var leak = leak();

    var same =
        tickets.edit(at(MIA), leak.number(), null, TicketEdit.NOTHING.withTitle("Arch 7 leaks"));

    assertThat(same).isEqualTo(leak);
  }

  @Test
  void theSecondOfTwoSimultaneousEditsIsRefused() {
    var leak = leak();
    tickets.edit(at(MIA), leak.number(), 1, TicketEdit.NOTHING.withText("Drips."));

    assertThatThrownBy(
            () -> tickets.edit(at(MIA), leak.number(), 1, TicketEdit.NOTHING.withText("Pours.")))
        .isInstanceOf(Conflict.class)
        .hasMessage("Ticket #1 has changed since you read it.");
    assertThat(tickets.get(at(MIA), leak.number()).content().text()).isEqualTo("Drips.");
  }

  @Test
  void privateTicketsAreForThoseConcerned() {
    var secret =
        tickets.open(
            at(MIA), new NewTicket("The gate has no lock", "", List.of(), null, null, true, null));
    leak();

    assertThat(found(MIA, "")).containsExactly(1, 2);
    assertThat(found(DAN, "is:private")).containsExactly(1);
    assertThat(found(GUS, "")).containsExactly(2);
    assertThatThrownBy(() -> tickets.get(at(GUS), secret.number())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> tickets.comment(at(GUS), secret.number(), "Oh", List.of(), null))
        .isInstanceOf(NotFound.class);
    assertThat(tickets.counts(at(GUS)).open()).isEqualTo(1);
    assertThat(tickets.counts(at(DAN)).open()).isEqualTo(2);

    tickets.edit(at(DAN), secret.number(), null, TicketEdit.NOTHING.withAssignee(GUS));
    assertThat(found(GUS, "")).containsExactly(1, 2);
  }

  @Test
  void countsFollowEveryChange() {
    var leak = leak();
    leak();
    tickets.edit(at(DAN), leak.number(), null, TicketEdit.NOTHING.withAssignee(DAN));

    assertThat(tickets.counts(at(MIA))).isEqualTo(new Counts(2, 0, 2, 0, 3));
    assertThat(tickets.counts(at(DAN)).assigned()).isEqualTo(1);

    tickets.edit(at(DAN), leak.number(), null, TicketEdit.NOTHING.withStatus(CLOSED));
    tickets.edit(at(DAN), new TicketNumber(2), null, TicketEdit.NOTHING.withHidden(true));

    assertThat(tickets.counts(at(MIA))).isEqualTo(new Counts(0, 1, 1, 0, 5));
    assertThat(tickets.counts(at(DAN))).isEqualTo(new Counts(1, 1, 0, 0, 5));
  }

  @Test
  void aCountMissedWhenANodeDiedIsMadeUpForOnce() {
    var leak = leak();
    var open =
        new Document("$inc", new Document("open", -1))
            .append("$set", new Document("seen", List.of()));
    DATABASE
        .get()
        .getCollection("ticket_counts")
        .updateOne(new Document("_id", leak.mount().value()), open);
    assertThat(tickets.counts(at(GUS)).open()).isZero();

    forge.settle();
    forge.settle();

    assertThat(tickets.counts(at(GUS)).open()).isEqualTo(1);
  }

  @Test
  void theFilterUnderstandsWhatPeopleType() {
    tickets.open(
        at(ADA),
        new NewTicket(
            "Search finds no umlauts", "", List.of("bug", "search"), "dan", "1.0", false, null));
    tickets.open(
        at(MIA), new NewTicket("Colours are pale", "", List.of("bug"), null, null, false, null));
    tickets.open(
        at(MIA), new NewTicket("Searching is slow", "", List.of(), null, null, false, null));
    tickets.edit(at(MIA), new TicketNumber(3), null, TicketEdit.NOTHING.withStatus(CLOSED));

    assertThat(found(MIA, "status:open")).containsExactly(1, 2);
    assertThat(found(MIA, "status:closed")).containsExactly(3);
    assertThat(found(MIA, "status:in-progress")).isEmpty();
    assertThat(found(MIA, "label:bug")).containsExactly(1, 2);
    assertThat(found(MIA, "label:bug -label:search")).containsExactly(2);
    assertThat(found(MIA, "assignee:dan")).containsExactly(1);
    assertThat(found(DAN, "assignee:me")).containsExactly(1);
    assertThat(found(MIA, "no:assignee")).containsExactly(2, 3);
    assertThat(found(MIA, "by:me")).containsExactly(2, 3);
    assertThat(found(MIA, "milestone:\"1.0\"")).containsExactly(1);
    assertThat(found(MIA, "search")).containsExactly(1, 3);
    assertThat(found(MIA, "UMLAUT search.* ($)")).containsExactly(1);
    assertThatThrownBy(() -> found(MIA, "a ".repeat(21))).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> found(MIA, "x".repeat(301))).isInstanceOf(Invalid.class);
  }

  @Test
  void listsArePagedByPlaceInEveryOrder() {
    for (int i = 1; i <= 7; i++) {
      tickets.open(at(MIA), NewTicket.of("Stone " + i, ""));
      forge.clock().advance(Duration.ofSeconds(i % 2));
    }
    for (TicketOrder order : TicketOrder.values()) {
      var seen = new ArrayList<Integer>();
      String cursor = "";
      while (cursor != null) {
        var slice = tickets.list(at(MIA), TicketQuery.parse("", at(MIA).user()), order, cursor, 3);
        slice.items().forEach(t -> seen.add(t.number().value()));
        cursor = slice.next();
      }
      assertThat(seen)
          .containsExactlyElementsOf(
              order == TicketOrder.OLDEST
                  ? List.of(1, 2, 3, 4, 5, 6, 7)
                  : List.of(7, 6, 5, 4, 3, 2, 1));
    }
  }

  @Test
  void commentsAreCountedAndMoveTheTicketUp() {
    var leak = leak();
    forge.clock().advance(Duration.ofMinutes(1));
    leak();
    forge.clock().advance(Duration.ofMinutes(1));

    var post = tickets.comment(at(GUS), leak.number(), "Here, too.", List.of(), null);
    tickets.editComment(at(GUS), leak.number(), post.number(), "Here as well.");

    var now = tickets.get(at(GUS), leak.number());
    assertThat(now.life().comments()).isEqualTo(1);
    assertThat(now.life().changedAt()).isEqualTo(post.at());
    assertThat(now.revision()).isEqualTo(1);
    assertThat(tickets.comments(at(GUS), now, null, 10).items())
        .singleElement()
        .satisfies(p -> assertThat(p.text()).isEqualTo("Here as well."));
    assertThatThrownBy(() -> tickets.editComment(at(MIA), leak.number(), 1, "Not mine"))
        .isInstanceOf(Denied.class);
    tickets.deleteComment(at(ADA), leak.number(), 1);
  }

  @Test
  void theSameRequestTwiceOpensOneTicket() {
    var wish = new NewTicket("Arch 7 leaks", "", List.of(), null, null, false, "k1");

    var first = tickets.open(at(MIA), wish);
    var second = tickets.open(at(MIA), wish);
    var other = tickets.open(at(GUS), wish);

    assertThat(second.number()).isEqualTo(first.number());
    assertThat(other.number()).isNotEqualTo(first.number());
  }

  @Test
  void severalAreChangedAtOnce() {
    leak();
    leak();

    int changed =
        tickets.editAll(
            at(DAN),
            List.of(new TicketNumber(1), new TicketNumber(2), new TicketNumber(9)),
            TicketEdit.NOTHING.withStatus(CLOSED));

    assertThat(changed).isEqualTo(2);
    assertThat(found(GUS, "status:closed")).containsExactly(1, 2);
    assertThatThrownBy(() -> tickets.editAll(at(MIA), List.of(), TicketEdit.NOTHING))
        .isInstanceOf(Denied.class);
  }

  @Test
  void numbersAreNeverGivenOutTwice() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = 0; n < 25; n++) {
                      leak();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(found(GUS, "")).hasSize(50).doesNotHaveDuplicates();
    assertThat(tickets.counts(at(GUS)).open()).isEqualTo(100);
  }

  @Test
  void onlyPeopleWhoExistCanBeAssigned() {
    var leak = leak();

    assertThatThrownBy(
            () ->
                tickets.edit(
                    at(DAN),
                    leak.number(),
                    null,
                    TicketEdit.NOTHING.withAssignee(new UserId("nemo"))))
        .isInstanceOf(Invalid.class)
        .hasMessage("There is no user nemo.");
  }

  @Test
  void tallyTravelsAsText() {
    var leak = leak();

    var tally = Tally.between(null, leak);

    assertThat(tally.deltas()).isEqualTo(Map.of("open", 1, "mia/opened", 1));
    assertThat(Tally.parse(tally.text())).isEqualTo(tally);
  }

  @Test
  void theWorkOfForgeIsPlanted() {
    new Planting(tickets, user -> true).plant(at(ADA));

    var counts = tickets.counts(at(ADA));
    assertThat(counts.open()).isGreaterThanOrEqualTo(18);
    assertThat(counts.closed()).isGreaterThanOrEqualTo(6);
    assertThat(found(GUS, "label:chat status:open")).hasSizeGreaterThan(4);
  }
}
