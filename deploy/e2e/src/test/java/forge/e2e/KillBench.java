package forge.e2e;

import forge.e2e.crowd.Crowd;
import forge.e2e.crowd.Dialects;
import forge.e2e.crowd.Faithful;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The web server is killed with -9 below many sockets while somebody talks: how soon all are back,
 * and whether every one of them has every message exactly once, by what it says.
 */
final class KillBench {
  private static final int BEFORE = 10;
  private static final int AFTER = 10;
  private static final int PAUSE_MILLIS = 500;
  private static final int BACK_SECONDS = 60;

  private KillBench() {}

  static void run(int listeners) throws Exception {
    var members = new ArrayList<Faithful>();
    try (var room = new BenchRoom();
        var crowd = new Crowd(room.address(), () -> member(room, members), listeners)) {
      crowd.gather();
      talk(room, BEFORE, 0);
      var during = Thread.ofPlatform().start(() -> talk(room, AFTER, BEFORE));
      long killed = System.nanoTime();
      ProcessHandle.of(room.server().pid()).orElseThrow().destroyForcibly();
      Patience.until("all are cut off", () -> crowd.cut() >= listeners);
      Patience.until(
          "the server answers again", () -> room.json("/rest/p/bench/chat").has("stream"));
      long back = System.nanoTime();
      Patience.until("all have come back", () -> crowd.seated() == listeners);
      long all = System.nanoTime();
      during.join();
      int messages = BEFORE + AFTER;
      Patience.until("all have heard all", () -> heard(members, messages) == listeners);
      report(room, crowd, members, messages, (back - killed) / 1e9, (all - back) / 1e9);
    }
  }

  private static void report(
      BenchRoom room, Crowd crowd, List<Faithful> members, int messages, double back, double all)
      throws Exception {
    System.out.printf(
        "kill -9 with %d sockets: the server was back after %.1f s, all sockets %.1f s later,"
            + " %d times sent away for a moment%n",
        members.size(), back, all, crowd.sentAway());
    var accounts = members.stream().map(Faithful::account).toList();
    var verdict = new Verdict();
    verdict.aim(all <= BACK_SECONDS, "all back within %d s of the server", BACK_SECONDS);
    long whole = heard(members, messages);
    verdict.demand(whole == members.size(), "%d have each of %d messages", whole, messages);
    int doubled = accounts.stream().mapToInt(Faithful.Account::doubled).sum();
    verdict.demand(doubled == 0, "%d messages doubled", doubled);
    int resets = accounts.stream().mapToInt(Faithful.Account::resets).sum();
    verdict.demand(resets == 0, "%d had to fetch the page anew", resets);
    int kept = room.messages("?limit=100").size();
    verdict.demand(kept == messages, "%d messages kept of %d said", kept, messages);
    verdict.pronounce();
  }

  private static Faithful member(BenchRoom room, List<Faithful> members) {
    var member = new Faithful(room.stream());
    members.add(member);
    return member;
  }

  /** Says each message again until it is acknowledged, as every client of ours does. */
  private static void talk(BenchRoom room, int messages, int from) {
    for (int i = from; i < from + messages; i++) {
      String text = Dialects.message(i);
      String nonce = "bench-" + i;
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Patience.until("a message is acknowledged", () -> said(room, text, nonce));
    }
  }

  private static boolean said(BenchRoom room, String text, String nonce)
      throws InterruptedException {
    try {
      return room.say(text, nonce) > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static long heard(List<Faithful> members, int messages) {
    return members.stream().filter(m -> m.account().heard().cardinality() == messages).count();
  }
}
