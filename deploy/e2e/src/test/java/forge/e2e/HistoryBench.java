package forge.e2e;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A room with very many messages: what a page at the other end of it costs compared with the
 * newest, and what it costs to have read half of it.
 */
final class HistoryBench {
  private static final int TIMES = 300;
  private static final int WARM = 100;
  private static final int READ_MILLIS = 100;

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
      verdict.demand(
          room.say("and on it goes") == first + messages + 1, "the next message has its number");
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
