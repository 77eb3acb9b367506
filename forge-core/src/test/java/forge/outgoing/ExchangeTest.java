package forge.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  /** Answers one request with these bytes; gives what was asked. */
  private static CompletableFuture<String> answering(ServerSocket server, String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (var socket = server.accept()) {
            byte[] asked = new byte[4096];
            int length = socket.getInputStream().read(asked);
            socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
            return new String(asked, 0, length, ISO_8859_1);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static String get(ServerSocket server) throws IOException {
    var uri = URI.create("http://site.example:" + server.getLocalPort() + "/a/ü?b=1");
    var to = new Destination(uri, InetAddress.getLoopbackAddress(), server.getLocalPort());
    try (var exchange = new Exchange(to, Duration.ofSeconds(20))) {
      exchange.send("GET", Map.of("Accept", "*/*")).flush();
      var head = exchange.head();
      return head.status() + " " + new String(exchange.body(head).readAllBytes(), ISO_8859_1);
    }
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  @Test
  void aBodyInPiecesIsReadAsOne() throws Exception {
    try (var server = server()) {
      var asked =
          answering(
              server,
              crlf(
                  """
                  HTTP/1.1 200 OK
                  Transfer-Encoding: chunked

                  5
                  water
                  7;x=y
                   uphill
                  0

                  """));

      assertThat(get(server)).isEqualTo("200 water uphill");
      assertThat(asked.join())
          .startsWith("GET /a/%C3%BC?b=1 HTTP/1.1\r\n")
          .contains("Host: site.example:" + server.getLocalPort() + "\r\n");
    }
  }

  @Test
  void aBodyEndsWhereItSays() throws Exception {
    try (var server = server()) {
      var asked =
          answering(
              server, crlf("HTTP/1.1 100 Go on\n\nHTTP/1.1 404 No\nContent-Length: 2\n\nnone"));

      assertThat(get(server)).isEqualTo("404 no");
      assertThat(asked.join()).startsWith("GET");
    }
  }

  @Test
  void answersThatEndEarlyOrAreNoneAreFaults() throws Exception {
    for (String answer :
        new String[] {
          "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
          "SSH-2.0-OpenSSH\r\n",
          "HTTP/1.1 200 OK\r\n" + ("X: " + "x".repeat(1000) + "\r\n").repeat(80),
          ""
        }) {
      try (var server = server()) {
        var asked = answering(server, answer);
        assertThatThrownBy(() -> get(server)).as(answer).isInstanceOf(IOException.class);
        assertThat(asked.join()).startsWith("GET");
      }
    }
  }
}
