package forge.chat;

import forge.live.LiveEvent;
import forge.user.UserId;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts reactions under messages. What comes while others on the same message are being written
 * waits for them, and is then written and told together: however many react at once, it costs a few
 * writes.
 */
final class Reactions {
  private static final int LINES = 64;

  private final MessageStore store;
  private final Telling telling;
  private final Clock clock;
  private final Names names;
  private final List<Line> lines = IntStream.range(0, LINES).mapToObj(i -> new Line()).toList();

  Reactions(MessageStore store, Telling telling, Clock clock, Names names) {
    this.store = store;
    this.telling = telling;
    this.clock = clock;
    this.names = names;
  }

  /** What somebody wants to stand under a message, or to stand there no more. */
  record Wish(Message message, Emoji emoji, UserId by, boolean on) {
    private boolean sameMessage(Wish other) {
      return message.room().equals(other.message.room())
          && message.number().equals(other.message.number());
    }
  }

  /** A wish on its way, with what became of it; guarded by the lock of its line. */
  private static final class Turn {
    private final Wish wish;
    private @Nullable Message reacted;
    private @Nullable RuntimeException failure;

    Turn(Wish wish) {
      this.wish = wish;
    }

    boolean over() {
      return reacted != null || failure != null;
    }

    Message outcome() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(reacted);
    }
  }

  /** Those who wait for each other; messages share a few of them. */
  private static final class Line {
    private final ReentrantLock writing = new ReentrantLock();
    private final Deque<Turn> waiting = new ArrayDeque<>();

    void add(Turn turn) {
      synchronized (waiting) {
        waiting.add(turn);
      }
    }

    /**
     * Takes the first and all that can be written with it: of the same message, and no emoji both
     * put and taken away.
     */
    List<Turn> take() {
      synchronized (waiting) {
        var together = new ArrayList<Turn>();
        var ways = new HashMap<Emoji, Boolean>();
        Wish first = waiting.getFirst().wish;
        for (Turn turn : waiting) {
          if (turn.wish.sameMessage(first)) {
            if (ways.getOrDefault(turn.wish.emoji, turn.wish.on) != turn.wish.on) {
              break;
            }
            ways.put(turn.wish.emoji, turn.wish.on);
            together.add(turn);
          }
        }
        waiting.removeAll(together);
        return together;
      }
    }
  }

  /** Does it, and answers the message with it. */
  Message react(Wish wish) {
    var turn = new Turn(wish);
    Line line = line(wish.message());
    line.add(turn);
    line.writing.lock();
    try {
      while (!turn.over()) {
        write(line.take());
      }
    } finally {
      line.writing.unlock();
    }
    return turn.outcome();
  }

  private Line line(Message message) {
    int hash = 31 * message.room().hashCode() + message.number().hashCode();
    return lines.get(Math.floorMod(hash, LINES));
  }

  private void write(List<Turn> together) {
    var wishes = together.stream().map(turn -> turn.wish).toList();
    var reacting = new Reacting(store.changes(), wishes, names);
    try {
      LiveEvent event = store.append(wishes.getFirst().message(), reacting, clock.instant());
      boolean bare = wishes.getFirst().message().reactions().isEmpty();
      if (bare == reacting.reacted().reactions().isEmpty()) {
        telling.show(event);
      } else {
        telling.tell(event); // a message with a reaction is found by that, or no longer
      }
      together.forEach(turn -> turn.reacted = reacting.reacted());
    } catch (RuntimeException e) {
      together.forEach(turn -> turn.failure = e);
    }
  }

  /** Who puts each emoji there, and who takes it away. */
  static Map<String, List<String>> byEmoji(List<Wish> wishes, boolean on) {
    var people = new HashMap<String, List<String>>();
    for (Wish wish : wishes) {
      if (wish.on() == on) {
        people.computeIfAbsent(wish.emoji().value(), e -> new ArrayList<>()).add(wish.by().value());
      }
    }
    return people;
  }
}
