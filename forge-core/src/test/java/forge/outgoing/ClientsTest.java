package forge.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import forge.refusal.Refusal.Invalid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
          exchange.getResponseHeaders().set("Location", "http://10.0.0.1/");
          byte[] body = "Moved.".getBytes(UTF_8);
          exchange.sendResponseHeaders(302, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String get(Outgoing outgoing, String host) throws IOException {
    var uri = URI.create("http://" + host + ":" + server.getAddress().getPort() + "/a?b=1");
    return outgoing
        .http()
        .execute(new HttpGet(uri), a -> a.getCode() + " " + EntityUtils.toString(a.getEntity()));
  }

  @Test
  void aNameIsAskedForWhereTheGuardFoundItAndRedirectsAreNotFollowed() throws Exception {
    var outgoing =
        new Outgoing("site.example", host -> new InetAddress[] {InetAddress.getLoopbackAddress()});

    assertThat(get(outgoing, "site.example")).isEqualTo("302 Moved.");
    assertThat(asked).containsExactly("site.example:" + server.getAddress().getPort() + "/a?b=1");
  }

  @Test
  void aNameThatMeansSomethingElseALittleLaterLeadsNowhere() {
    var times = new AtomicInteger();
    var outgoing =
        new Outgoing(
            "",
            host ->
                new InetAddress[] {
                  times.getAndIncrement() == 0
                      ? InetAddress.getByName("1.1.1.1")
                      : InetAddress.getLoopbackAddress()
                });
    assertThat(outgoing.find(URI.create("http://rebound.example/")).host()).isNotEmpty();

    assertThatThrownBy(() -> get(outgoing, "rebound.example")).isInstanceOf(Invalid.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void numbersInThePlaceOfNamesAreLookedAtToo() {
    for (String host : new String[] {"127.0.0.1", "[::1]", "localhost"}) {
      assertThatThrownBy(() -> get(new Outgoing(""), host)).as(host).isInstanceOf(Invalid.class);
    }
    assertThat(asked).isEmpty();
  }
}
