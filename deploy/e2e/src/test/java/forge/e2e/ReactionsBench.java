package forge.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.e2e.crowd.Crowd;
import forge.e2e.crowd.Dialects;
import forge.e2e.crowd.Faithful;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many reactions a second on one message with many watching: how many frames each gets, whether all
 * of them have the same counts as the database in the end, and what it does to the talk.
 */
final class ReactionsBench {
  private static final int A_SECOND = 200;
  private static final int AT_ONCE = 16;
  private static final int PEOPLE = 100;
  private static final int FRAMES_A_SECOND = 4;
  private static final int SETTLE_SECONDS = 30;
  private static final int LAST_MILLIS = 500;
  private static final List<String> EMOJI =
      List.of("👍", "🎉", "🚀", "👀", "😀", "😄", "🤔", "🔥", "💯", "🙏");

  private ReactionsBench() {}

  static void run(int watching, int seconds) throws Exception {
    var members = new ArrayList<Faithful>();
    try (var room = new BenchRoom()) {
      List<String> people = room.people(PEOPLE);
      long message = room.say("react to this");
      try (var crowd = new Crowd(room.address(), () -> member(room, members), watching)) {
        crowd.gather();
        double before = room.server().cpu();
        var talk = new Talk(room, crowd);
        talk.start();
        long start = System.nanoTime();
        int done = storm(room, people, message, seconds);
        double took = (System.nanoTime() - start) / 1e9;
        int said = talk.end();
        String kept = counts(room.json("/rest/p/bench/chat/messages/" + message).path("reactions"));
        for (int i = 0; i < SETTLE_SECONDS && exact(members, kept) < watching; i++) {
          TimeUnit.SECONDS.sleep(1);
        }
        double cpu = room.server().cpu() - before;
        report(watching, members, done, took, said, talk, cpu, kept);
      }
    }
  }

  private static void report(
      int watching,
      List<Faithful> members,
      int done,
      double took,
      int said,
      Talk talk,
      double cpu,
      String kept) {
    var accounts = members.stream().map(Faithful::account).toList();
    double frames = accounts.stream().mapToInt(Faithful.Account::frames).sum();
    double[] last = talk.lastAfter(said);
    System.out.printf(
        "%d reactions of %d people and %d messages in %.1f s (%.0f/s), %d watching, %.1f CPU s%n",
        done, PEOPLE, said, took, done / took, watching, cpu);
    System.out.printf(
        "messages meanwhile: last receiver p50 %.0f ms, p99 %.0f ms; in the end %s%n",
        Verdict.percentile(last, 50), Verdict.percentile(last, 99), kept);
    var verdict = new Verdict();
    double each = (frames / watching - said) / took;
    verdict.demand(each <= FRAMES_A_SECOND, "%.2f frames/s for each besides messages", each);
    verdict.demand(
        exact(members, kept) == watching, "%d have the exact counts", exact(members, kept));
    verdict.demand(
        accounts.stream().allMatch(a -> a.heard().cardinality() == said), "nobody lost a message");
    int doubled = accounts.stream().mapToInt(Faithful.Account::doubled).sum();
    verdict.demand(doubled == 0, "%d messages doubled", doubled);
    verdict.aim(
        Verdict.percentile(last, 50) <= LAST_MILLIS,
        "the last receiver has a message within %d ms",
        LAST_MILLIS);
    verdict.pronounce();
  }

  private static Faithful member(BenchRoom room, List<Faithful> members) {
    var member = new Faithful(room.stream());
    members.add(member);
    return member;
  }

  private static int storm(BenchRoom room, List<String> people, long message, int seconds)
      throws InterruptedException {
    var places = new Semaphore(AT_ONCE);
    var done = new AtomicInteger();
    var refused = new ConcurrentLinkedQueue<String>();
    long start = System.nanoTime();
    for (int i = 0; i < seconds * A_SECOND; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(1) / A_SECOND * i;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      places.acquire();
      String emoji =
          URLEncoder.encode(EMOJI.get(i / PEOPLE % EMOJI.size()), StandardCharsets.UTF_8);
      boolean on = (i / PEOPLE / EMOJI.size() + i / PEOPLE) % 2 == 0;
      var unused =
          room.react(people.get(i % PEOPLE), message, emoji, on)
              .whenComplete(
                  (answer, fault) -> {
                    places.release();
                    if (fault == null && answer.statusCode() == 200) {
                      done.incrementAndGet();
                    } else {
                      refused.add(fault == null ? answer.body() : why(fault));
                    }
                  });
    }
    places.acquire(AT_ONCE);
    if (done.get() != seconds * A_SECOND) {
      throw new IllegalStateException(
          "only "
              + done
              + " of "
              + seconds * A_SECOND
              + " reactions were taken: "
              + refused.peek());
    }
    return done.get();
  }

  private static String why(Throwable fault) {
    var all = new StringBuilder();
    for (Throwable t = fault; t != null; t = t.getCause()) {
      all.append(t).append(List.of(t.getSuppressed())).append("; ");
    }
    return all.toString();
  }

  private static long exact(List<Faithful> members, String kept) {
    return members.stream().filter(m -> counts(m.account().reacted()).equals(kept)).count();
  }

  /** The counts in an event such as {@code {…,"d":{"id":1,"r":[…],"by":…}}}. */
  private static String counts(String event) {
    int start = event.indexOf("\"r\":");
    int end = event.indexOf("],\"by\"", start);
    try {
      return start < 0 || end < 0
          ? ""
          : counts(new JsonMapper().readTree(event.substring(start + 4, end + 1)));
    } catch (JsonProcessingException e) {
      return "unreadable: " + event;
    }
  }

  /** Emoji and how often, whatever the fields are called. */
  private static String counts(JsonNode tallies) {
    var counts = new ArrayList<String>();
    for (var tally : tallies) {
      String emoji = tally.path("e").asText(tally.path("emoji").asText());
      counts.add(emoji + "=" + tally.path("n").asInt(tally.path("count").asInt()));
    }
    return String.join(",", counts.stream().sorted().toList());
  }

  /** Somebody who goes on talking meanwhile, a message every two seconds. */
  private static final class Talk implements Runnable {
    private static final int PAUSE_MILLIS = 2_000;
    private final BenchRoom room;
    private final Crowd crowd;
    private final long[] saidAt = new long[1_000];
    private final Thread thread = Thread.ofPlatform().name("talk").unstarted(this);
    private volatile int said;
    private volatile boolean ended;

    Talk(BenchRoom room, Crowd crowd) {
      this.room = room;
      this.crowd = crowd;
    }

    void start() {
      thread.start();
    }

    @Override
    public void run() {
      try {
        for (int i = 0; !ended; i++) {
          saidAt[i] = System.nanoTime();
          room.say(Dialects.message(i));
          said = i + 1;
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    int end() throws Exception {
      ended = true;
      thread.join();
      crowd.awaitHeard(said);
      return said;
    }

    double[] lastAfter(int messages) {
      return crowd.lastAfter(Arrays.copyOf(saidAt, messages), 0);
    }
  }
}
