package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What rooms show of pages elsewhere; those pages are served here. */
class PreviewsWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/p/aqueduct/chat";
  private static final String PAGE =
      """
      <!doctype html><html><head><title>Plain &amp; simple</title>
      <meta property="og:title" content="Water &lt;runs&gt; uphill">
      <meta name="description" content="How it is done.">
      <meta property="og:site_name" content="Annals"></head><body><p>Long text</body></html>
      """;
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private TestForge forge;
  private HttpServer elsewhere;

  @BeforeEach
  void start() throws IOException {
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/page", 200, "text/html; charset=utf-8", PAGE, UTF_8, "");
    serve(
        "/old",
        200,
        "text/html; charset=iso-8859-1",
        "<title>Größe</title>",
        StandardCharsets.ISO_8859_1,
        "");
    serve("/moved", 302, "text/html", "", UTF_8, "/page");
    serve("/inside", 302, "text/html", "", UTF_8, "http://10.0.0.1/secret");
    serve("/round", 302, "text/html", "", UTF_8, "/round");
    serve("/binary", 200, "application/zip", "<title>No</title>", UTF_8, "");
    serve("/broken", 500, "text/html", "<title>Fault</title>", UTF_8, "");
    serve("/huge", 200, "text/html", "<title>Huge</title>" + "x".repeat(3_000_000), UTF_8, "");
    elsewhere.start();
    forge = started("all");
  }

  private TestForge started(String previews) {
    return TestForge.start(DATABASE.fresh(), Map.of("FORGE_LINK_PREVIEWS", previews));
  }

  private void serve(
      String path, int code, String type, String body, Charset charset, String location) {
    elsewhere.createContext(
        path,
        exchange -> {
          asked.add(path);
          exchange.getResponseHeaders().set("Content-Type", type);
          if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
          }
          byte[] bytes = body.getBytes(charset);
          exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          } catch (IOException cutOff) {
            // the reader had enough
          }
        });
  }

  @AfterEach
  void stop() {
    forge.close();
    elsewhere.stop(0);
  }

  private String url(String path) {
    return "http://localhost:" + elsewhere.getAddress().getPort() + path;
  }

  private void say(UserId by, String room, String text) {
    forge.clock().advance(Duration.ofSeconds(1));
    var answer =
        forge.as(by).json("POST", "/rest" + room + "/messages", "{\"text\":\"" + text + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    forge.settle();
  }

  private String page() {
    return forge.guest().get(ROOM).body();
  }

  @Test
  void aPageElsewhereIsShownWithWhatItSaysOfItself() {
    say(MIA, ROOM, "read " + url("/page"));

    assertThat(page())
        .contains("link-preview", "Annals", "Water &lt;runs&gt; uphill", "How it is done.")
        .contains("rel=\"nofollow ugc noopener noreferrer\"");
    assertThat(forge.guest().get("/rest" + ROOM + "/cards?ids=1").body())
        .contains("\"title\":\"Water <runs> uphill\"", "\"site\":\"Annals\"");
    say(GUS, ROOM, "I did: " + url("/page"));
    assertThat(asked).as("one page, read once").containsExactly("/page");
    assertThat(page().split("class=\"link-card link-preview\"", -1)).hasSize(3);
  }

  @Test
  void charsetsRedirectsAndLongPagesAreUnderstood() {
    say(MIA, ROOM, url("/old") + " " + url("/moved") + " " + url("/huge"));
    say(MIA, ROOM, url("/huge"));

    assertThat(page()).contains("Größe", "Water &lt;runs&gt; uphill", "Huge");
    assertThat(asked).as("two links of a message").containsOnlyOnce("/huge");
  }

  @Test
  void whatIsNoPageOrLeadsBehindTheWallShowsNothing() {
    for (String path : new String[] {"/inside", "/round", "/binary", "/broken", "/nowhere"}) {
      say(MIA, ROOM, "see " + url(path));
    }
    say(MIA, ROOM, "`" + url("/page") + "` is code");

    assertThat(page()).doesNotContain("link-preview");
    assertThat(asked.stream().filter("/round"::equals)).hasSize(4);
    assertThat(asked).doesNotContain("/page");
  }

  @Test
  void whoWroteAMessageOrKeepsOrderRemovesItsPreview() {
    say(MIA, ROOM, "read " + url("/page"));
    say(MIA, ROOM, "again " + url("/page"));
    String one = "/rest" + ROOM + "/messages/1/previews";

    assertThat(forge.as(GUS).json("DELETE", one, null).statusCode()).isEqualTo(403);
    assertThat(forge.as(MIA).json("DELETE", one, null).statusCode()).isEqualTo(204);
    assertThat(page().split("class=\"link-card link-preview\"", -1)).hasSize(2);
    assertThat(
            forge
                .as(DAN)
                .json("DELETE", "/rest" + ROOM + "/messages/2/previews", null)
                .statusCode())
        .isEqualTo(204);
    assertThat(page()).doesNotContain("link-preview");
  }

  @Test
  void aFormRemovesAPreviewWithoutAScript() {
    say(MIA, ROOM, "read " + url("/page"));
    String form = ROOM + "/m/1/previews/remove";

    assertThat(forge.as(MIA).get(ROOM).body()).contains("action=\"" + form + "\"");
    assertThat(forge.as(GUS).get(ROOM).body()).doesNotContain(form);
    assertThat(forge.as(GUS).post(form, Map.of()).statusCode()).isEqualTo(403);
    assertThat(forge.as(MIA).post(form, Map.of()).statusCode()).isEqualTo(303);
    assertThat(page()).doesNotContain("link-preview");
  }

  @Test
  void adminsSwitchPreviewsOffForConversationsOrForAll() {
    forge.close();
    forge = started("rooms");
    forge.as(MIA).json("POST", "/rest/chat/direct", "{\"people\":[\"gus\"]}");
    String talk =
        forge.as(MIA).get("/rest/chat").body().replaceAll(".*\"url\":\"(/chat/d/[^\"]+)\".*", "$1");
    say(MIA, talk, url("/page"));
    assertThat(asked).isEmpty();
    say(MIA, ROOM, url("/page"));
    assertThat(asked).hasSize(1);

    forge.close();
    forge = started("off");
    say(MIA, ROOM, url("/page"));
    assertThat(asked).hasSize(1);
    assertThat(page()).doesNotContain("link-preview");
  }
}
