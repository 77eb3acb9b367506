package forge.e2e.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that talks over a WebSocket. */
final class WebSocketMember extends Member {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final byte[] MASK = {0, 0, 0, 0};

  private boolean upgraded;

  WebSocketMember(SocketChannel channel, Dialect dialect, Crowd crowd) {
    super(channel, dialect, crowd);
  }

  @Override
  void ask(String host) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(dialect().path(), host)
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + dialect().headers()
            + "\r\n";
    write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  int part(byte[] held, int at) throws IOException {
    return upgraded ? frame(held, at) : upgrade(held, at);
  }

  private int upgrade(byte[] held, int at) throws IOException {
    String head = new String(held, at, held.length - at, StandardCharsets.ISO_8859_1);
    int end = head.indexOf("\r\n\r\n");
    if (end < 0) {
      return at;
    }
    if (head.startsWith("HTTP/1.1 503")) {
      throw new Busy();
    }
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException("no WebSocket: " + head.substring(0, head.indexOf('\r')));
    }
    upgraded = true;
    for (String text : dialect().greeting()) {
      say(text);
    }
    return at + end + 4;
  }

  private int frame(byte[] held, int at) throws IOException {
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

  @Override
  void say(String text) throws IOException {
    say(TEXT, text.getBytes(StandardCharsets.UTF_8));
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
}
