package forge.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients are greeted, hear what they asked for and are let go. */
class LiveSocketTest extends LiveSocketTests {
  /** Lets the clockwork keep connections alive so many times. */
  private void rounds(int rounds) {
    for (int i = 0; i < rounds; i++) {
      live.tick();
      clock.advance(Duration.ofSeconds(21));
      live.tick();
    }
  }

  @Test
  void aClientIsGreetedAndHearsWhatItAskedFor() throws Exception {
    var ear = new Ear();
    WebSocket socket = open(ear);
    assertThat(socket.getSubprotocol()).isEqualTo(Handshake.PROTOCOL);
    assertThat(ear.next()).contains("\"t\":\"hello\"", "\"user\":\"mia\"");

    socket.sendText(SUBSCRIBE, true).join();
    assertThat(ear.next()).contains("\"t\":\"ok\"", "\"re\":7");
    live.tell(LEAK, "comment", Map.of("text", "Wässerchen 💧"));

    assertThat(ear.next()).contains("Wässerchen 💧", "\"q\":1");
    socket.sendClose(1000, "").join();
    assertThat(ear.closed.get(1, TimeUnit.MINUTES)).isEqualTo(1000);
    await(() -> live.counts().connections() == 0);
  }

  @Test
  void framesOfEverySizeArriveWhole() throws Exception {
    var ear = new Ear();
    WebSocket socket = open(ear);
    ear.next();
    socket.sendText(SUBSCRIBE, true).join();
    ear.next();
    for (int size : new int[] {1, 60, 125, 126, 65_400, 70_000}) {
      String text = "x".repeat(size);
      live.tell(LEAK, "comment", Map.of("text", text));
      assertThat(ear.next()).contains('"' + text + '"');
    }
  }

  @Test
  void piecesOfAMessageArePutTogetherAroundAPing() throws Exception {
    var ear = new Ear();
    WebSocket socket = open(ear);
    ear.next();
    socket.sendText(SUBSCRIBE.substring(0, 9), false).join();
    socket.sendPing(ByteBuffer.wrap("there?".getBytes(StandardCharsets.UTF_8))).join();
    assertThat(ear.next()).isEqualTo("pong there?");
    socket.sendText(SUBSCRIBE.substring(9), true).join();

    assertThat(ear.next()).contains("\"re\":7");
  }

  @Test
  void aClientThatDoesNotReadMakesNobodyWaitAndGetsAllInTheEnd() throws Exception {
    try (var raw = raw()) {
      raw.write(masked(0x81, SUBSCRIBE.getBytes(StandardCharsets.UTF_8)));
      await(() -> live.counts().subscriptions() == 1);
      int told = 0;
      while (told < 200) {
        live.tell(LEAK, "comment", Map.of("text", "x".repeat(2_000)));
        told++;
      }
      assertThat(raw.until("\"q\":" + told + ",")).isTrue();
    }
  }

  @Test
  void whoeverIsSilentIsAskedAndLaterLetGo() throws Exception {
    try (var raw = raw()) {
      rounds(3);
      assertThat(raw.kind(9)).isTrue();
      raw.write(masked(0x8A, new byte[0]));
      raw.write(masked(0x81, "{\"t\":\"ping\"}".getBytes(StandardCharsets.UTF_8)));
      assertThat(raw.until("pong")).isTrue();
      rounds(3);
      assertThat(live.counts().connections()).isEqualTo(1);

      rounds(3);
      await(() -> live.counts().connections() == 0);
    }
  }

  @Test
  void pagesOfOtherSitesAreTurnedAway() throws Exception {
    who = null;
    var ear = new Ear();
    var unused = open(ear);

    assertThat(ear.closed.get(1, TimeUnit.MINUTES)).isEqualTo(4403);
    assertThat(live.counts().connections()).isZero();
  }

  @Test
  void whoVanishesIsForgotten() throws Exception {
    raw().close();

    await(() -> live.counts().connections() == 0);
    assertThat(ended.await(1, TimeUnit.MINUTES)).as("the server has heard of it").isTrue();
  }
}
