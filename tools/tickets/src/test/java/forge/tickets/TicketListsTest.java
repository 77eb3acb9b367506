package forge.tickets;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TicketListsTest extends TicketTests {
  @Test
  void aStatusThatNoTicketCanHaveIsRefused() {
    assertThatThrownBy(() -> found(MIA, "status:purple"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("purple")
        .hasMessageContaining("wont-fix");
    assertThat(found(MIA, "status:wont-fix")).isEmpty();
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
  void tallyTravelsAsText() {
    var leak = leak();

    var tally = Tally.between(null, leak);

    assertThat(tally.deltas()).isEqualTo(Map.of("open", 1, "mia/opened", 1));
    assertThat(Tally.parse(tally.text())).isEqualTo(tally);
  }
}
