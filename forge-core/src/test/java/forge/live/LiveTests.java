package forge.live;

import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of streams on a node or two, over a bell that may lose what is rung. */
abstract class LiveTests {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static final Identity ADA = identity("ada");
  static final Identity MIA = identity("mia");
  static final String LEAK = "ticket:leak";

  final MovableClock clock = new MovableClock();
  final LossyBell bell = new LossyBell();
  final FakeConnection browser = new FakeConnection();
  final List<String> closedTo = new ArrayList<>();
  Live live = node();

  record Comment(String text) {}

  static Identity identity(String name) {
    return new Identity(
        new User(new UserId(name), name, false),
        Identity.Proof.SESSION,
        "session-of-" + name,
        Set.of(Identity.EVERYTHING));
  }

  Live node() {
    var node = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
    node.guard("ticket:", (identity, stream) -> !closedTo.contains(identity.user().id().value()));
    return node;
  }

  @BeforeEach
  void startEmpty() {
    DATABASE.fresh();
    live = node();
  }

  LiveSession hears(Live node, FakeConnection connection, Identity identity) {
    LiveSession session = node.open(connection, identity);
    session.subscribe(1L, LEAK, node.position(LEAK), LiveMode.FULL);
    return session;
  }

  void tell(int times) {
    for (int i = 0; i < times; i++) {
      live.tell(LEAK, "comment", new Comment("drip"));
    }
  }

  static List<Long> upTo(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
