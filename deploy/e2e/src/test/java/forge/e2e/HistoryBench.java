package forge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A room with very many messages: what a page at the other end of it costs compared with the
 * newest, and what it costs to have read half of it.
 */
final class HistoryBench {
  private static final int TIMES = 300;
  private static final int WARM = 100;
  private static final int READ_MILLIS = 100;
  private static final int SEARCH_MILLIS = 250;
  private static final long INDEXED_MILLIS = TimeUnit.MINUTES.toMillis(45);

  private HistoryBench() {}

  /** Something whose time is taken. */
  private interface Deed {
    void run(int turn) throws Exception;
  }

  static void run(int messages) throws Exception {
    try (var room = new BenchRoom()) {
      long first = room.say("water flows downhill");
      long start = System.nanoTime();
      new LongHistory(room).fill(first, messages);
      System.out.printf("%d messages, made in %.0f s%n", messages, since(start) / 1000);
      var verdict = new Verdict();
      pages(room, messages, verdict);
      reading(room, messages, verdict);
      searching(room, messages, verdict);
      verdict.demand(
          room.say("and on it goes") == first + messages + 2, "the next message has its number");
      verdict.pronounce();
    }
  }

  private static void pages(BenchRoom room, int messages, Verdict verdict) throws Exception {
    double[] newest = times("newest", i -> page(room, "?limit=50"));
    double[] oldest = times(messages + " back", i -> page(room, "?limit=50&before=60"));
    double[] middle =
        times(
            "in between",
            i -> page(room, "?limit=50&around=" + (100 + (messages - 200L) / TIMES * i)));
    verdict.aim(
        oldest[0] <= newest[0] * 1.2 + 1 && middle[0] <= newest[0] * 1.2 + 1,
        "a page costs the same wherever it is");
  }

  private static void page(BenchRoom room, String query) throws Exception {
    if (room.messages(query).size() < 50) {
      throw new IllegalStateException("the page " + query + " is not full");
    }
  }

  private static void reading(BenchRoom room, int messages, Verdict verdict) throws Exception {
    room.post("/rest/p/bench/chat/join", "{}");
    double[] mark = times("read 500,000", i -> room.read(Math.max(1L, messages / 2 - TIMES) + i));
    long start = System.nanoTime();
    room.post("/rest/chat/read", "{}");
    double all = since(start);
    verdict.aim(mark[2] <= READ_MILLIS, "half of it is read within %.1f ms", mark[2]);
    verdict.aim(all <= READ_MILLIS, "all of it is read within %.1f ms", all);
    JsonNode mine = room.json("/rest/chat").path(0);
    verdict.demand(mine.path("unread").asLong(-1) == 0, "nothing is unread then");
  }

  /** Says something new, which has all before it indexed too, and looks for this and that. */
  private static void searching(BenchRoom room, int messages, Verdict verdict) throws Exception {
    long start = System.nanoTime();
    room.say("aquaplaning");
    while (found(room, "aquaplaning") == 0) {
      if (since(start) > INDEXED_MILLIS) {
        throw new IllegalStateException("the index does not have the room yet");
      }
      TimeUnit.SECONDS.sleep(1);
    }
    double indexed = since(start) / 1000;
    System.out.printf(
        "all in the index after %.0f s, %.0f a second%n", indexed, messages / indexed);
    double[] rare = times("rare word", i -> found(room, LongHistory.word(4_000 + i)));
    double[] common = times("common words", i -> found(room, "water " + LongHistory.word(i)));
    double[] phrase =
        times(
            "phrase, author",
            i -> found(room, "\"water flows\" from:admin " + LongHistory.word(i)));
    verdict.demand(found(room, "water flows") > 0, "the copies are found");
    verdict.aim(
        Math.max(Math.max(rare[2], common[2]), phrase[2]) <= SEARCH_MILLIS,
        "99 of 100 searches take at most %d ms",
        SEARCH_MILLIS);
  }

  private static int found(BenchRoom room, String words) throws Exception {
    JsonNode answer =
        room.json("/rest/search/messages?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    if (!answer.path("messages").isArray()) {
      throw new IllegalStateException("searching for " + words + ": " + answer);
    }
    return answer.path("messages").size();
  }

  /** The median, the 95th and the 99th percentile in ms. */
  private static double[] times(String what, Deed deed) throws Exception {
    double[] times = new double[TIMES];
    for (int i = -WARM; i < TIMES; i++) {
      long start = System.nanoTime();
      deed.run(Math.floorMod(i, TIMES));
      if (i >= 0) {
        times[i] = since(start);
      }
    }
    double[] row = {
      Verdict.percentile(times, 50), Verdict.percentile(times, 95), Verdict.percentile(times, 99)
    };
    System.out.printf(
        "%-16s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n", what, row[0], row[1], row[2]);
    return row;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
