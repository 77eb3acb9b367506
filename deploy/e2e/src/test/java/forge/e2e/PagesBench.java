package forge.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import forge.launcher.Forge;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the hot pages cost, measured with wrk on the built distribution: CPU milliseconds of the web
 * server a request, p50 and p99, requests a second. {@code ./forge bench pages} runs it.
 */
public final class PagesBench {
  private static final int TICKETS = 10_000;

  private final Forge forge;
  private final PageLoad load;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  private PagesBench(Forge forge) {
    this.forge = forge;
    this.load = new PageLoad(forge);
  }

  public static void main(String[] arguments) throws Exception {
    try (var forge = Running.demo()) {
      new PagesBench(forge).run();
    }
  }

  private void run() throws Exception {
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    Patience.until(
        "the demo is planted",
        () -> admin.get("/rest/p/forge/chat/messages").body().contains("\"text\""));
    fill(admin);
    PageLoad.head();
    measure("home of the site", "/");
    measure("home of a project", "/p/forge");
    measure("ticket list, 25 of 10,000", "/p/bench/tickets");
    measure("ticket", "/p/forge/tickets/1");
    measure("wiki page", "/p/forge/wiki");
    measure("tree", "/p/forge/code");
    measure("file", firstFile(admin));
    measure("room", "/p/forge/chat");
    write();
  }

  private static String firstFile(Visitor admin) throws Exception {
    Matcher file =
        Pattern.compile("href=\"(/p/forge/code/file/[^\"]+README.md)\"")
            .matcher(admin.get("/p/forge/code").body());
    return file.find() ? file.group(1) : "/p/forge/code";
  }

  private static void fill(Visitor admin) throws Exception {
    admin.form("/new", Map.of("name", "bench", "title", "Bench", "tool", "tickets"));
    String token = admin.accessToken();
    var opened = new AtomicInteger();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < TICKETS; i++) {
        int number = i;
        threads.execute(() -> open(admin, token, number, opened));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d tickets opened over REST in %.0f s (%.0f a second)%n%n",
        opened.get(), seconds, opened.get() / seconds);
  }

  private static void open(Visitor admin, String token, int number, AtomicInteger opened) {
    try {
      HttpResponse<String> answer =
          admin.json(
              "POST",
              "/rest/p/bench/tickets",
              "{\"title\": \"Arch " + number + " leaks\", \"text\": \"It drips.\"}",
              token);
      if (answer.statusCode() == 201) {
        opened.incrementAndGet();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure(String name, String path) throws Exception {
    rows.add(load.measure(name, path));
  }

  private void write() throws IOException {
    Path target = Running.checkout().resolve("target/bench/pages.json");
    Files.createDirectories(target.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(target.toFile(), rows);
    System.out.println("\nWritten to target/bench/pages.json");
  }
}
