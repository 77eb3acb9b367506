package forge.e2e;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import forge.e2e.crowd.Crowd;
import forge.e2e.crowd.Dialect;
import forge.e2e.crowd.Dialects;
import forge.testing.TestPorts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to carry a message to everybody in a room, beside the servers of npm: CPU seconds
 * for 100,000 deliveries, when the last of them has it, and what a silent connection holds.
 */
final class CrowdBench {
  private static final int MESSAGES = 50;

  /**
   * So many that what carries them is compiled, as it is in a server that has run for an hour: with
   * 200 messages to 1,000, a third of the seconds measured were those of the compiler.
   */
  private static final int WARM_FRAMES = 2_000_000;

  private static final int FEWEST_WARM = 200;

  /** Said in the forge's room before anybody listens: a peer has nothing to do but to carry. */
  private static final int WARM_MESSAGES = 3_000;

  private static final int PAUSE_MILLIS = 250;
  private static final int WARM_PAUSE_MILLIS = 10;

  static final List<String> SERVERS = List.of("forge", "ws", "faye", "socket.io");

  /** The forge again, by another protocol: an account and a token for each listener. */
  static final String IRC = "irc";

  private static final List<Integer> SIZES = List.of(1_000, 5_000, 10_000, 19_000);

  /** What a process holds open beside its connections, generously. */
  private static final int OWN_DESCRIPTORS = 800;

  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Says a message at the server that is measured. */
  @FunctionalInterface
  private interface Voice {
    void say(String text) throws IOException, InterruptedException;
  }

  /** A server under measurement. */
  private record Candidate(
      String name,
      Figures process,
      InetSocketAddress address,
      Supplier<Dialect> dialects,
      Voice voice) {}

  /**
   * @param wanted how many listen; none for the usual numbers
   * @param servers which are measured, in this order
   */
  void run(List<Integer> wanted, List<String> servers) throws Exception {
    List<Integer> sizes = wanted.isEmpty() ? permitted() : wanted;
    System.out.printf(
        "%-10s %9s %18s %12s %12s %14s%n",
        "server", "listeners", "CPU s/100k frames", "last p50 ms", "last p99 ms", "KB/connection");
    for (int size : sizes) {
      for (String server : servers) {
        switch (server) {
          case "forge" -> measureForge(size);
          case IRC -> measureIrc(size);
          default -> measurePeer(server, size);
        }
      }
    }
    write(servers.contains(IRC) ? "chat-irc.json" : "chat.json");
  }

  /** The usual numbers, as far as the system lets a process hold so many sockets. */
  private static List<Integer> permitted() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    long most =
        system instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : Long.MAX_VALUE;
    SIZES.stream()
        .filter(size -> size + OWN_DESCRIPTORS > most)
        .forEach(size -> System.out.printf("%,d left out: %,d open files%n", size, most));
    return SIZES.stream().filter(size -> size + OWN_DESCRIPTORS <= most).toList();
  }

  private void measureForge(int size) throws Exception {
    try (var room = new BenchRoom()) {
      room.warm(WARM_MESSAGES);
      measure(
          size,
          new Candidate(
              "forge",
              room.server(),
              room.address(),
              () -> Dialects.forge(room.stream()),
              room::talk));
    }
  }

  private void measureIrc(int size) throws Exception {
    int port = TestPorts.choose();
    try (var room = new BenchRoom(Map.of("FORGE_IRC_PORT", Integer.toString(port)))) {
      Iterator<String> tokens = room.people(size).iterator();
      var numbers = new AtomicInteger();
      measure(
          size,
          new Candidate(
              IRC,
              room.server(),
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              () ->
                  Dialects.irc(
                      "person" + numbers.getAndIncrement(), tokens.next(), BenchRoom.CHANNEL),
              room::talk));
    }
  }

  private static void accepted(int status) {
    if (status != 201) {
      throw new IllegalStateException("the message was answered by " + status);
    }
  }

  private void measurePeer(String name, int size) throws Exception {
    @Nullable Path peers = Peers.installed();
    if (peers == null) {
      System.out.printf("%-10s left out: node or npm is missing, or npm found no packages%n", name);
      return;
    }
    int port = TestPorts.choose();
    Process process = Peers.start(peers, name, port);
    try {
      measure(
          size,
          new Candidate(
              name,
              new Figures(process.pid()),
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              () -> dialect(name),
              text -> say(port, text)));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void say(int port, String text) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/say"))
            .POST(BodyPublishers.ofString(text))
            .build();
    accepted(http.send(request, BodyHandlers.discarding()).statusCode());
  }

  private static Dialect dialect(String peer) {
    return switch (peer) {
      case "ws" -> Dialects.ws();
      case "faye" -> Dialects.faye();
      default -> Dialects.socketIo();
    };
  }

  private void measure(int size, Candidate candidate) throws Exception {
    long before = memory(candidate);
    try (var crowd = new Crowd(candidate.address(), candidate.dialects(), size).gather()) {
      long held = settled(candidate) - before;
      int warm = Math.max(FEWEST_WARM, WARM_FRAMES / size);
      talk(crowd, candidate, warm, 0, WARM_PAUSE_MILLIS);
      long frames = crowd.frames();
      double cpu = candidate.process().cpu();
      long[] saidAt = talk(crowd, candidate, MESSAGES, warm, PAUSE_MILLIS);
      report(
          candidate.name(),
          size,
          (candidate.process().cpu() - cpu) / (crowd.frames() - frames) * 100_000,
          crowd.lastAfter(saidAt, warm),
          held / 1024.0 / size);
    }
  }

  /** One message after another, each when all have the one before, so that each is a frame. */
  private static long[] talk(Crowd crowd, Candidate candidate, int messages, int from, int pause)
      throws IOException, InterruptedException {
    long[] saidAt = new long[messages];
    for (int i = 0; i < messages; i++) {
      TimeUnit.MILLISECONDS.sleep(pause);
      saidAt[i] = System.nanoTime();
      candidate.voice().say(Dialects.message(from + i));
      crowd.awaitHeard(from + i + 1);
    }
    return saidAt;
  }

  private void report(String name, int size, double cpu, double[] last, double kilobytes) {
    double p50 = last[last.length / 2];
    double p99 = last[last.length - 1];
    System.out.printf(
        "%-10s %9d %18.2f %12.0f %12.0f %14.1f%n", name, size, cpu, p50, p99, kilobytes);
    var row = new LinkedHashMap<String, Object>();
    row.put("server", name);
    row.put("listeners", size);
    row.put("cpuSecondsPer100k", cpu);
    row.put("lastP50Ms", p50);
    row.put("lastMaxMs", p99);
    row.put("kilobytesPerConnection", kilobytes);
    rows.add(row);
  }

  /**
   * What the process lives on: the heap after a collection for Java, the resident set for others.
   */
  private static long memory(Candidate candidate) throws IOException, InterruptedException {
    return List.of("forge", IRC).contains(candidate.name())
        ? candidate.process().heap()
        : candidate.process().resident();
  }

  /**
   * The least of ten seconds: servers let go of what a handshake took some time after it, and it is
   * a silent connection that is asked about.
   */
  private static long settled(Candidate candidate) throws IOException, InterruptedException {
    long least = memory(candidate);
    for (int i = 0; i < 10; i++) {
      TimeUnit.SECONDS.sleep(1);
      least = Math.min(least, memory(candidate));
    }
    return least;
  }

  private void write(String file) throws IOException {
    Path target = Running.checkout().resolve("target/bench/" + file);
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(target.toFile(), rows);
    System.out.println("\nWritten to target/bench/" + file);
  }
}
