package forge.e2e;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import forge.e2e.crowd.Crowd;
import forge.e2e.crowd.Dialects;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * A room that very many people belong to: what it costs to open it and to say something there,
 * beside the same room when only one belonged to it. The seats are put straight into the store.
 */
final class MembersBench {
  private static final int BATCH = 5_000;
  private static final int WARM = 30;
  private static final int TIMES = 100;
  private static final int SAID = 40;
  private static final int PAUSE_MILLIS = 250;
  private static final int CALLS = 6;
  private static final double KILOBYTES = 60;
  private static final int ACKNOWLEDGED_MILLIS = 100;
  private static final int LAST_MILLIS = 500;

  private MembersBench() {}

  /** What was measured of one room; times in ms. */
  private record Row(double open50, double open95, int calls, double kilobytes, Said said) {}

  /** When a message was acknowledged, and when the last had it; in ms. */
  private record Said(double ack50, double ack99, double last50, double last99) {}

  static void run(int members, int listeners) throws Exception {
    try (var room = new BenchRoom();
        var crowd = new Crowd(room.address(), Dialects.forge(room.stream()), listeners).gather()) {
      say(room, crowd, 0, WARM);
      Row few = measure(room, crowd, WARM);
      fill(room, members);
      Row many = measure(room, crowd, WARM + SAID);
      print("1 member", few);
      print(members + " members", many);
      judge(few, many, listeners);
    }
  }

  private static void judge(Row few, Row many, int listeners) {
    var verdict = new Verdict();
    verdict.demand(many.calls() <= CALLS, "%d database calls to open it", many.calls());
    verdict.demand(many.kilobytes() <= KILOBYTES, "%.1f KB compressed", many.kilobytes());
    verdict.aim(
        many.open50() <= few.open50() * 1.3 + 3,
        "opened in %.1f ms, with one member in %.1f ms",
        many.open50(),
        few.open50());
    verdict.aim(
        many.said().ack50() <= few.said().ack50() * 1.3 + 3,
        "acknowledged in %.1f ms, with one member in %.1f ms",
        many.said().ack50(),
        few.said().ack50());
    verdict.aim(
        many.said().ack99() <= ACKNOWLEDGED_MILLIS,
        "acknowledged within %.0f ms at worst",
        many.said().ack99());
    verdict.aim(
        many.said().last99() <= LAST_MILLIS,
        "the last of %d who listen had it within %.0f ms at worst",
        listeners,
        many.said().last99());
    verdict.pronounce();
  }

  private static void print(String what, Row row) {
    System.out.printf(
        "%-15s open p50 %.1f ms, p95 %.1f ms, %d database calls, %.1f KB compressed;"
            + " acknowledged p50 %.1f ms, max %.1f ms; last receiver p50 %.0f ms, max %.0f ms%n",
        what,
        row.open50(),
        row.open95(),
        row.calls(),
        row.kilobytes(),
        row.said().ack50(),
        row.said().ack99(),
        row.said().last50(),
        row.said().last99());
  }

  private static Row measure(BenchRoom room, Crowd crowd, int from) throws Exception {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      double[] times = new double[TIMES];
      HttpResponse<byte[]> page = open(http, room);
      for (int i = -WARM; i < TIMES; i++) {
        long start = System.nanoTime();
        page = open(http, room);
        if (i >= 0) {
          times[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      return new Row(
          Verdict.percentile(times, 50),
          Verdict.percentile(times, 95),
          calls(page),
          page.body().length / 1024.0,
          say(room, crowd, from, SAID));
    }
  }

  private static HttpResponse<byte[]> open(HttpClient http, BenchRoom room) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(room.forge().url() + "/p/bench/chat"))
            .header("Authorization", "Bearer " + room.token())
            .header("Accept", "text/html")
            .header("Accept-Encoding", "gzip")
            .build();
    var page = http.send(request, BodyHandlers.ofByteArray());
    if (page.statusCode() != 200
        || !page.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
      throw new IllegalStateException("the room was answered by " + page);
    }
    return page;
  }

  private static int calls(HttpResponse<?> page) {
    return Integer.parseInt(PageLoad.timing(page.headers().allValues("Server-Timing"), "db"));
  }

  private static Said say(BenchRoom room, Crowd crowd, int from, int many) throws Exception {
    double[] acknowledged = new double[many];
    long[] saidAt = new long[many];
    for (int i = 0; i < many; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      saidAt[i] = System.nanoTime();
      room.say(Dialects.message(from + i));
      acknowledged[i] = (System.nanoTime() - saidAt[i]) / 1e6;
      crowd.awaitHeard(from + i + 1);
    }
    double[] last = crowd.lastAfter(saidAt, from);
    return new Said(
        Verdict.percentile(acknowledged, 50),
        Verdict.percentile(acknowledged, 99),
        Verdict.percentile(last, 50),
        Verdict.percentile(last, 99));
  }

  private static void fill(BenchRoom room, int members) {
    MongoCollection<Document> seats = room.database().getCollection("chat_positions");
    var batch = new ArrayList<Document>();
    for (int i = 0; i < members; i++) {
      String name = "member%06d".formatted(i);
      batch.add(
          new Document("_id", room.id() + "/" + name)
              .append("room", room.id())
              .append("user", name)
              .append("name", "Member " + i)
              .append("since", Instant.now())
              .append("n", 1L));
      if (batch.size() == BATCH || i == members - 1) {
        seats.insertMany(batch);
        batch.clear();
      }
    }
    room.database()
        .getCollection("chat_rooms")
        .updateOne(Filters.eq("_id", room.id()), Updates.set("members", (long) members));
  }
}
