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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of the socket at a server that gives connections away. */
@Timeout(180)
abstract class LiveSocketTests {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static final String LEAK = "ticket:leak";
  static final String SUBSCRIBE = "{\"t\":\"sub\",\"id\":7,\"s\":\"ticket:leak\"}";
  static final Identity MIA =
      new Identity(
          new User(new UserId("mia"), "Mia", false), Identity.Proof.SESSION, "s", Set.of("*"));

  final LocalDoorbell bell = new LocalDoorbell();
  final MovableClock clock = new MovableClock();
  final HttpClient clients = HttpClient.newHttpClient();
  final ServerSocketChannel server = listen();
  Live live = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
  SocketDoor door = new SocketDoor(live, request -> MIA);
  final CountDownLatch ended = new CountDownLatch(1);
  @Nullable Identity who = MIA;

  static ServerSocketChannel listen() {
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
  void serve() {
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

  static Map<String, @Nullable String> headers(SocketChannel channel) throws IOException {
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

  static String canonical(String name) {
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

  int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** What the client of the JDK hears. */
  static final class Ear implements WebSocket.Listener {
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
      String next = heard.poll(1, TimeUnit.MINUTES);
      return next == null ? "silence" : next;
    }
  }

  WebSocket open(Ear ear) throws Exception {
    return clients
        .newWebSocketBuilder()
        .subprotocols(Handshake.PROTOCOL)
        .buildAsync(URI.create("ws://127.0.0.1:" + port() + "/live/v1"), ear)
        .get(1, TimeUnit.MINUTES);
  }

  static void await(BooleanSupplier what) {
    while (!what.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  static ByteBuffer masked(int first, byte[] content) {
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

  int code(ByteBuffer... frames) throws IOException {
    try (var raw = raw()) {
      for (ByteBuffer frame : frames) {
        raw.write(frame);
      }
      return raw.closeCode();
    }
  }

  int code(ByteBuffer frame, int padding) throws IOException {
    return code(frame, ByteBuffer.allocate(padding));
  }

  Raw raw() throws IOException {
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
  record Raw(SocketChannel channel, ByteBuffer one) implements AutoCloseable {
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
