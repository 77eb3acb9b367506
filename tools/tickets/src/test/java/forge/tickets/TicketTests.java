package forge.tickets;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;

import forge.access.Visit;
import forge.bell.LocalDoorbell;
import forge.discussion.DiscussionStore;
import forge.discussion.Discussions;
import forge.event.Event;
import forge.event.Events;
import forge.job.Jobs;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What tests of tickets begin with: a forge, and the deeds with events that only the test hears.
 */
abstract class TicketTests {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static final Status CLOSED = new Status("closed", false);

  @SuppressWarnings("NullAway.Init")
  TestForge forge;

  @SuppressWarnings("NullAway.Init")
  Tickets tickets;

  final List<Event> heard = new ArrayList<>();

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
  final Tickets tickets() {
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

  final Visit at(UserId user) {
    return forge.visit(user, "tickets");
  }

  final Ticket leak() {
    return tickets.open(at(MIA), NewTicket.of("Arch 7 leaks", "Since Monday."));
  }

  final List<Integer> found(UserId user, String query) {
    var visit = at(user);
    return tickets
        .list(visit, TicketQuery.parse(query, visit.user()), TicketOrder.OLDEST, null, 50)
        .items()
        .stream()
        .map(t -> t.number().value())
        .toList();
  }
}
