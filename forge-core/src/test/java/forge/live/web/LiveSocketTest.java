package forge.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import forge.live.Live;
import forge.live.LiveStore;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The socket over real connections, with the client of the JDK and with bytes by hand. */
@Timeout(60)
class LiveSocketTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String LEAK = "ticket:leak";
  private static final String SUBSCRIBE = "{\"t\":\"sub\",\"id\":7,\"s\":\"ticket:leak\"}";
  private static final Identity MIA =
      new Identity(
          new User(new UserId("mia"), "Mia", false), Identity.Proof.SESSION, "s", Set.of("*"));

  private final LocalDoorbell bell = new LocalDoorbell();
  private final MovableClock clock = new MovableClock();
  private final HttpClient clients = HttpClient.newHttpClient();
  private final ServerSocketChannel server = listen();
  private Live live = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
  private SocketDoor door = new SocketDoor(live, request -> MIA);
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Identity who = MIA;

  private static ServerSocketChannel listen() {
    try {
      return ServerSocketChannel.open()
          .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void startEmpty() {
    DATABASE.fresh();
    door.close();
    live = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
    live.guard("ticket:", (identity, stream) -> true);
    door = new SocketDoor(live, request -> MIA);
    Thread.ofPlatform().daemon().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    clients.shutdownNow();
    live.close();
    door.close();
    bell.close();
  }

  /** Stands in for the web server: reads the request and gives the connection away. */
  private void serve() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        var handshake = new Handshake("GET", headers(channel)::get);
        assertThat(handshake.fault()).isNull();
        channel.configureBlocking(false);
        door.open(handshake, new Wire(channel, ended::countDown), who);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static Map<String, @Nullable String> headers(SocketChannel channel) throws IOException {
    var head = new StringBuilder();
    var one = ByteBuffer.allocate(1);
    while (head.indexOf("\r\n\r\n") < 0 && channel.read(one) > 0) {
      head.append((char) one.get(0));
      one.clear();
    }
    var headers = new HashMap<String, @Nullable String>();
    for (String line : head.toString().split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(canonical(line.substring(0, colon)), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "sec-websocket-key" -> "Sec-WebSocket-Key";
      case "sec-websocket-version" -> "Sec-WebSocket-Version";
      case "sec-websocket-protocol" -> "Sec-WebSocket-Protocol";
      case "upgrade" -> "Upgrade";
      case "connection" -> "Connection";
      default -> name;
    };
  }

  private int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** What the client of the JDK hears. */
  private static final class Ear implements WebSocket.Listener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer content) {
      heard.add("pong " + StandardCharsets.UTF_8.decode(content));
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    String next() throws InterruptedException {
      String next = heard.poll(20, TimeUnit.SECONDS);
      return next == null ? "silence" : next;
    }
  }

  private WebSocket open(Ear ear) throws Exception {
    return clients
        .newWebSocketBuilder()
        .subprotocols(Handshake.PROTOCOL)
        .buildAsync(URI.create("ws://127.0.0.1:" + port() + "/live/v1"), ear)
        .get(20, TimeUnit.SECONDS);
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
    assertThat(ear.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1000);
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
  void whoDoesNotKeepToTheProtocolIsToldWhy() throws Exception {
    byte[] text = "{\"t\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(code(ByteBuffer.wrap(new byte[] {(byte) 0x81, 1, 'x'}), 6)).isEqualTo(1002);
    assertThat(code(masked(0xC1, text))).isEqualTo(1002);
    assertThat(code(masked(0x83, text))).isEqualTo(1002);
    assertThat(code(masked(0x80, text))).isEqualTo(1002);
    assertThat(code(masked(0x09, text))).isEqualTo(1002);
    assertThat(code(masked(0x89, new byte[126]))).isEqualTo(1002);
    assertThat(code(masked(0x01, text), masked(0x01, text))).isEqualTo(1002);
    assertThat(code(masked(0x88, new byte[] {3}))).isEqualTo(1002);
    assertThat(code(masked(0x88, new byte[] {3, (byte) 0xED}))).isEqualTo(1002);
    assertThat(code(masked(0x82, text))).isEqualTo(1003);
    assertThat(code(masked(0x81, new byte[] {(byte) 0xC3, '('}))).isEqualTo(1007);
    assertThat(code(masked(0x81, new byte[65_537]))).isEqualTo(1009);
    assertThat(code(masked(0x01, new byte[40_000]), masked(0x80, new byte[40_000])))
        .isEqualTo(1009);
    assertThat(code(masked(0x88, new byte[0]))).isEqualTo(1000);
    assertThat(code(masked(0x88, new byte[] {0x0F, (byte) 0xA0}))).isEqualTo(4000);
    assertThat(code(masked(0x81, "no json".getBytes(StandardCharsets.UTF_8)))).isEqualTo(4400);
    await(() -> live.counts().connections() == 0);
  }

  @Test
  void framesThatComeByteByByteAreUnderstood() throws Exception {
    try (var raw = raw()) {
      ByteBuffer frame =
          masked(
              0x81,
              ("{\"t\":\"ping\",\"x\":\"" + "y".repeat(300) + "\"}")
                  .getBytes(StandardCharsets.UTF_8));
      while (frame.hasRemaining()) {
        raw.write(ByteBuffer.wrap(new byte[] {frame.get()}));
      }
      assertThat(raw.until("pong")).isTrue();
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

  /** Lets the clockwork keep connections alive so many times. */
  private void rounds(int rounds) {
    for (int i = 0; i < rounds; i++) {
      live.tick();
      clock.advance(Duration.ofSeconds(21));
      live.tick();
    }
  }

  @Test
  void pagesOfOtherSitesAreTurnedAway() throws Exception {
    who = null;
    var ear = new Ear();
    var unused = open(ear);

    assertThat(ear.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4403);
    assertThat(live.counts().connections()).isZero();
  }

  @Test
  void whoVanishesIsForgotten() throws Exception {
    raw().close();

    await(() -> live.counts().connections() == 0);
    assertThat(ended.await(20, TimeUnit.SECONDS)).as("the server has heard of it").isTrue();
  }

  @Test
  void theAnswerIsThatOfTheStandard() {
    assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void requestsThatOpenNoSocketAreRefusedWithASentence() {
    assertThat(new Handshake("POST", Map.of("Upgrade", "websocket")::get).fault())
        .contains("opened by GET");
    assertThat(fault("12", "dGhlIHNhbXBsZSBub25jZQ==")).contains("must be 13");
    assertThat(fault("13", "short")).contains("16 bytes");
    assertThat(fault("13", "dGhlIHNhbXBsZSBub25jZQ==")).isNull();
  }

  private static @Nullable String fault(String version, String key) {
    return new Handshake(
            "GET",
            Map.of(
                    "Connection", "keep-alive, Upgrade",
                    "Sec-WebSocket-Version", version,
                    "Sec-WebSocket-Key", key)
                ::get)
        .fault();
  }

  private static void await(BooleanSupplier what) {
    while (!what.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static ByteBuffer masked(int first, byte[] content) {
    var frame = ByteBuffer.allocate(content.length + 14).put((byte) first);
    if (content.length < 126) {
      frame.put((byte) (0x80 | content.length));
    } else if (content.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) content.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(content.length);
    }
    byte[] mask = {1, 2, 3, 4};
    frame.put(mask);
    for (int i = 0; i < content.length; i++) {
      frame.put((byte) (content[i] ^ mask[i % 4]));
    }
    return frame.flip();
  }

  private int code(ByteBuffer... frames) throws IOException {
    try (var raw = raw()) {
      for (ByteBuffer frame : frames) {
        raw.write(frame);
      }
      return raw.closeCode();
    }
  }

  private int code(ByteBuffer frame, int padding) throws IOException {
    return code(frame, ByteBuffer.allocate(padding));
  }

  private Raw raw() throws IOException {
    var raw = new Raw(SocketChannel.open(server.getLocalAddress()));
    var request =
        List.of(
            "GET /live/v1 HTTP/1.1",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            "");
    raw.write(ByteBuffer.wrap(String.join("\r\n", request).getBytes(StandardCharsets.US_ASCII)));
    assertThat(raw.until("hello")).isTrue();
    return raw;
  }

  /** A client that says exactly what it is told to. */
  private record Raw(SocketChannel channel, ByteBuffer one) implements AutoCloseable {
    Raw(SocketChannel channel) {
      this(channel, ByteBuffer.allocate(1));
    }

    void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    private int read() throws IOException {
      one.clear();
      return channel.read(one) < 0 ? -1 : one.get(0) & 0xFF;
    }

    /** Reads until these characters have come; false when the end comes first. */
    boolean until(String text) throws IOException {
      var seen = new StringBuilder();
      for (int c = read(); c >= 0; c = read()) {
        seen.append((char) c);
        if (seen.length() > text.length()) {
          seen.deleteCharAt(0);
        }
        if (seen.toString().equals(text)) {
          return skipTheRestOf(text);
        }
      }
      return false;
    }

    /** The greeting is a frame of its own: reads up to its end, so that the next is whole. */
    private boolean skipTheRestOf(String text) throws IOException {
      int depth = text.equals("hello") ? 2 : 0;
      while (depth > 0) {
        depth -= read() == '}' ? 1 : 0;
      }
      return true;
    }

    /** Whether a frame of this kind comes before the end. */
    boolean kind(int wanted) throws IOException {
      for (int first = read(); first >= 0; first = read()) {
        skip(read());
        if ((first & 0x0F) == wanted) {
          return true;
        }
      }
      return false;
    }

    private void skip(int length) throws IOException {
      for (int i = 0; i < length; i++) {
        read();
      }
    }

    int closeCode() throws IOException {
      int first = read();
      while (first != 0x88) {
        if (first < 0) {
          return -1;
        }
        skip(read());
        first = read();
      }
      read();
      return (read() << 8) | read();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
