package forge.tickets;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.SignInNeeded;
import forge.tickets.TicketEdit.LabelEdit.AddAndRemove;
import forge.tickets.TicketEdit.LabelEdit.Exactly;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TicketsTest extends TicketTests {
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
  void theWorkOfForgeIsPlanted() {
    new Planting(tickets, user -> true).plant(at(ADA));

    var counts = tickets.counts(at(ADA));
    assertThat(counts.open()).isGreaterThanOrEqualTo(18);
    assertThat(counts.closed()).isGreaterThanOrEqualTo(6);
    assertThat(found(GUS, "label:chat status:open")).hasSizeGreaterThan(4);
  }
}
