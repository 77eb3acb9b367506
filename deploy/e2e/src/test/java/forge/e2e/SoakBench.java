package forge.e2e;

import forge.e2e.crowd.Crowd;
import forge.e2e.crowd.Crowd.Misdeed;
import forge.e2e.crowd.Dialects;
import forge.e2e.crowd.Faithful;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Flaky clients for a while: some drop, some vanish without a word, some send garbage, some stop
 * reading and go on later. Each hears what was said once nevertheless, and afterwards nothing of
 * them may be left: sessions, heap, descriptors.
 */
final class SoakBench {
  private static final int SHARE = 40;
  private static final int PAUSE_SECONDS = 5;
  private static final int GHOST_MINUTES = 3;
  private static final int DESCRIPTORS = 40;
  private static final double HEAP = 12e6;

  private SoakBench() {}

  static void run(int minutes, int listeners) throws Exception {
    try (var room = new BenchRoom()) {
      int said = visit(room, listeners, 60, 0).said();
      long heap = empty(room);
      int descriptors = room.server().descriptors();
      var visit = visit(room, listeners, minutes * 60, said);
      long after = empty(room);
      int open = room.server().descriptors();
      System.out.printf(
          "%d clients, %d min, %d misdeeds, %d connections cut, %d messages%n",
          listeners, minutes, visit.misdeeds(), visit.cut(), visit.said() - said);
      var verdict = new Verdict();
      verdict.demand(visit.lost() == 0, "%d lost a message without being told", visit.lost());
      verdict.demand(visit.doubled() == 0, "%d messages doubled", visit.doubled());
      verdict.demand(visit.ghosts() == 0, "%d who vanished are still counted", visit.ghosts());
      verdict.demand(after - heap < HEAP, "heap %.1f MB, was %.1f MB", after / 1e6, heap / 1e6);
      verdict.demand(
          open - descriptors < DESCRIPTORS, "%d descriptors, were %d", open, descriptors);
      verdict.pronounce();
    }
  }

  /** What came of a crowd. */
  private record Visit(int said, int misdeeds, int cut, long lost, long doubled, long ghosts) {}

  /** A crowd comes, misbehaves and goes. */
  private static Visit visit(BenchRoom room, int listeners, int seconds, int from)
      throws Exception {
    var members = new ArrayList<Faithful>();
    int said = from;
    int misdeeds = 0;
    int many = Math.max(1, listeners / SHARE);
    try (var crowd = new Crowd(room.address(), () -> member(room, members), listeners)) {
      crowd.gather();
      for (int i = 0; i < seconds; i += PAUSE_SECONDS) {
        for (Misdeed misdeed : Misdeed.values()) {
          crowd.misbehave(many, misdeed);
          misdeeds += many;
        }
        room.say(Dialects.message(said));
        said++;
        if (i % 60 == 0) {
          crowd.readAgain();
          line(room, i);
        }
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      }
      crowd.readAgain();
      return settle(room, crowd, members, listeners, from, said, misdeeds);
    }
  }

  /** Lets all come to rest, and those who vanished be noticed. */
  private static Visit settle(
      BenchRoom room,
      Crowd crowd,
      List<Faithful> members,
      int listeners,
      int from,
      int said,
      int misdeeds)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(GHOST_MINUTES);
    while (room.connections() > listeners || crowd.seated() < listeners) {
      if (System.nanoTime() > end) {
        break;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    long ghosts = room.connections() - crowd.seated();
    room.say(Dialects.message(said));
    int head = said + 1;
    Patience.until("all hear the last message", () -> behind(members, said) == 0);
    long lost =
        members.stream()
            .map(Faithful::account)
            .filter(a -> a.resets() == 0 && a.heard().cardinality() < head - from)
            .count();
    long doubled = members.stream().mapToLong(m -> m.account().doubled()).sum();
    return new Visit(head, misdeeds, crowd.cut(), lost, doubled, ghosts);
  }

  private static long behind(List<Faithful> members, int last) {
    return members.stream().filter(m -> !m.account().heard().get(last)).count();
  }

  private static Faithful member(BenchRoom room, List<Faithful> members) {
    var member = new Faithful(room.stream());
    members.add(member);
    return member;
  }

  private static void line(BenchRoom room, int seconds) throws IOException, InterruptedException {
    System.out.printf(
        "%6d s: %d connections, %d descriptors, heap %.1f MB%n",
        seconds, room.connections(), room.server().descriptors(), room.server().heap() / 1e6);
  }

  /** What the heap holds when all have gone. */
  private static long empty(BenchRoom room) throws Exception {
    Patience.until("the server has noticed that all have gone", () -> room.connections() == 0);
    return room.server().heap();
  }
}
