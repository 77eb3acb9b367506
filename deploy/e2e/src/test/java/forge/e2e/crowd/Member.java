package forge.e2e.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** One client: a socket, what has come so far, and how much of the talk it has heard. */
final class Member {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final byte[] MASK = {0, 0, 0, 0};

  private final SocketChannel channel;
  private final Dialect dialect;
  private final Crowd crowd;
  private byte[] held = new byte[0];
  private boolean upgraded;
  private boolean seated;
  private int heard;

  Member(SocketChannel channel, Dialect dialect, Crowd crowd) {
    this.channel = channel;
    this.dialect = dialect;
    this.crowd = crowd;
  }

  Dialect dialect() {
    return dialect;
  }

  boolean seated() {
    return seated;
  }

  /** Sends bytes that mean nothing. */
  void garbage(Random chance) throws IOException {
    byte[] bytes = new byte[1 + chance.nextInt(200)];
    chance.nextBytes(bytes);
    channel.write(ByteBuffer.wrap(bytes));
  }

  void ask(String host) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(dialect.path(), host)
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + dialect.headers()
            + "\r\n";
    write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Takes what has come; false when the server has ended the talk. */
  boolean take(ByteBuffer shared) throws IOException {
    shared.clear();
    int read = channel.read(shared);
    if (read < 0) {
      return false;
    }
    int before = held.length;
    held = Arrays.copyOf(held, before + read);
    shared.flip().get(held, before, read);
    if (!upgraded && !upgrade()) {
      return true;
    }
    int at = 0;
    for (int next = frame(at); next > at; next = frame(at)) {
      at = next;
    }
    held = at == 0 ? held : Arrays.copyOfRange(held, at, held.length);
    return true;
  }

  private boolean upgrade() throws IOException {
    String head = new String(held, StandardCharsets.ISO_8859_1);
    int end = head.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    if (head.startsWith("HTTP/1.1 503")) {
      throw new Busy();
    }
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException("no WebSocket: " + head.substring(0, head.indexOf('\r')));
    }
    upgraded = true;
    held = Arrays.copyOfRange(held, end + 4, held.length);
    for (String text : dialect.greeting()) {
      say(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }

  /**
   * Reads the frame at a place; answers where the next begins, or the same where it is not whole.
   */
  private int frame(int at) throws IOException {
    if (held.length < at + 2) {
      return at;
    }
    int kind = held[at] & 0x0F;
    int size = held[at + 1] & 0x7F;
    int start = at + 2;
    if (size == 126 && held.length >= at + 4) {
      size = ((held[at + 2] & 0xFF) << 8) | (held[at + 3] & 0xFF);
      start = at + 4;
    } else if (size == 126) {
      return at;
    } else if (size == 127) {
      throw new IOException("a frame of more than 64 KB");
    }
    if (held.length < start + size) {
      return at;
    }
    byte[] content = Arrays.copyOfRange(held, start, start + size);
    switch (kind) {
      case TEXT -> hear(new String(content, StandardCharsets.UTF_8));
      case PING -> say(PONG, content);
      case CLOSE -> throw new IOException("the server closed the socket: " + reason(content));
      default -> {}
    }
    return start + size;
  }

  private static String reason(byte[] content) {
    return content.length < 2
        ? "without a word"
        : (((content[0] & 0xFF) << 8) | (content[1] & 0xFF))
            + " "
            + new String(content, 2, content.length - 2, StandardCharsets.UTF_8);
  }

  private void hear(String text) throws IOException {
    for (String answer : dialect.answer(text)) {
      say(TEXT, answer.getBytes(StandardCharsets.UTF_8));
    }
    if (!seated && dialect.seats(text)) {
      seated = true;
      crowd.arrived();
    }
    int messages = dialect.messages(text);
    if (messages > 0) {
      crowd.frame();
    }
    for (int i = 0; i < messages; i++) {
      crowd.heard(heard++);
    }
  }

  private void say(int kind, byte[] content) throws IOException {
    var frame = ByteBuffer.allocate(content.length + 8);
    frame.put((byte) (0x80 | kind));
    if (content.length < 126) {
      frame.put((byte) (0x80 | content.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) content.length);
    }
    frame.put(MASK).put(content).flip();
    write(frame);
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
