package forge.live;

import java.util.ArrayList;
import java.util.List;

/**
 * One client hearing one stream, in order and each number once: while what was missed is replayed,
 * what happens meanwhile waits.
 */
final class Subscription {
  private final LiveSession session;
  private final String stream;
  private final LiveMode mode;
  private final Mark mark;
  private String epoch;
  private long last;
  private boolean replaying = true;
  private final List<Item> waiting = new ArrayList<>();

  Subscription(LiveSession session, String stream, Position from, LiveMode mode) {
    this.session = session;
    this.stream = stream;
    this.epoch = from.e();
    this.last = from.q();
    this.mode = mode;
    this.mark = new Mark(from);
  }

  LiveSession session() {
    return session;
  }

  String stream() {
    return stream;
  }

  LiveMode mode() {
    return mode;
  }

  /** Whether everything is heard. */
  boolean full() {
    return mode != LiveMode.BADGE;
  }

  /** Whether the client is shown to others as being here, and hears who else is. */
  boolean here() {
    return mode == LiveMode.HERE;
  }

  /** Up to where the client has been sent the stream. */
  Mark mark() {
    return mark;
  }

  synchronized Position position() {
    return new Position(epoch, last);
  }

  /** Events of the stream, in the order of the stream. */
  synchronized void offer(Item item) {
    if (replaying) {
      waiting.add(item);
    } else if (item.from() > last || (item.q() > last && item.parts().isEmpty())) {
      last = item.q();
      session.outbox().offer(item, mark, epoch, here());
    } else if (item.q() > last) {
      item.parts().forEach(this::offer);
    }
  }

  /** Tells where the stream is, and nothing else. */
  synchronized void badge(Item badge) {
    last = badge.q();
    session.outbox().offer(badge);
  }

  /** Ends the replay: first what was missed, then what waited. */
  synchronized void replay(List<LiveEvent> missed) {
    replaying = false;
    for (LiveEvent event : missed) {
      offer(Item.event(event));
    }
    for (Item item : waiting) {
      offer(item);
    }
    waiting.clear();
  }

  /** Begins now: nothing was missed. */
  synchronized void begin(long q) {
    last = q;
    replay(List.of());
  }

  /** Tells the client to fetch the page anew; what happens after {@code to} follows. */
  synchronized void reset(Position to) {
    epoch = to.e();
    last = to.q();
    session.outbox().reset(stream, to);
    replay(List.of());
  }
}
