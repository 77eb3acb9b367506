package forge.live.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the masked frames of RFC 6455 that one client sends, and puts the pieces of messages
 * together. It holds nothing between frames that came whole.
 */
final class FrameReader {
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL = 1002;
  static final int NOT_TEXT = 1003;
  static final int NO_CODE = 1005;
  static final int NOT_UTF8 = 1007;
  static final int TOO_BIG = 1009;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int CONTROL_LIMIT = 125;
  private static final int MASK = 4;

  private final Ear ear;
  private final int limit;
  private @Nullable ByteBuffer rest;
  private @Nullable ByteArrayOutputStream message;

  /** What a client said. */
  interface Ear {
    void text(String text);

    void ping(byte[] content);

    void pong();

    /** The client is about to go. */
    void close(int code);
  }

  /** A client that does not keep to the protocol; the connection ends with a code. */
  static final class BadFrame extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    BadFrame(int code, String reason) {
      super(reason, null, false, false);
      this.code = code;
    }

    int code() {
      return code;
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * @param limit how many bytes a message may have
   */
  FrameReader(Ear ear, int limit) {
    this.ear = ear;
    this.limit = limit;
  }

  /** Takes all of what has come. */
  void take(ByteBuffer in) throws BadFrame {
    while (in.hasRemaining()) {
      ByteBuffer begun = rest;
      if (begun == null) {
        if (needed(in) > in.remaining()) {
          rest = ByteBuffer.allocate(Math.max(needed(in), in.remaining())).put(in);
        } else {
          frame(in);
        }
      } else {
        complete(begun, in);
      }
    }
  }

  /** Adds to a frame that came in pieces. */
  private void complete(ByteBuffer begun, ByteBuffer in) throws BadFrame {
    int missing = needed(begun.duplicate().flip()) - begun.position();
    ByteBuffer whole = roomFor(begun, begun.position() + missing);
    int part = Math.min(missing, in.remaining());
    whole.put(in.slice().limit(part));
    in.position(in.position() + part);
    rest = whole;
    ByteBuffer view = whole.duplicate().flip();
    if (needed(view) <= view.remaining()) {
      rest = null;
      frame(view);
    }
  }

  private static ByteBuffer roomFor(ByteBuffer begun, int size) {
    return begun.capacity() >= size ? begun : ByteBuffer.allocate(size).put(begun.flip());
  }

  /** How long the frame is that begins here, as far as that can be seen. */
  private int needed(ByteBuffer in) throws BadFrame {
    if (in.remaining() < 2) {
      return 2;
    }
    int size = in.get(in.position() + 1) & 0x7F;
    if (size < 126) {
      return 2 + MASK + size;
    }
    int head = size == 126 ? 4 : 10;
    if (in.remaining() < head) {
      return head;
    }
    long length =
        size == 126 ? in.getShort(in.position() + 2) & 0xFFFF : in.getLong(in.position() + 2);
    if (length < 0 || length > limit) {
      throw new BadFrame(TOO_BIG, "a message has at most " + limit + " bytes");
    }
    return head + MASK + (int) length;
  }

  private void frame(ByteBuffer in) throws BadFrame {
    int first = in.get();
    int second = in.get();
    int size = second & 0x7F;
    int kind = first & 0x0F;
    boolean last = (first & 0x80) != 0;
    if ((first & 0x70) != 0 || (second & 0x80) == 0) {
      throw new BadFrame(PROTOCOL, "frames are masked and have no extensions");
    }
    if (kind >= CLOSE && (!last || size > CONTROL_LIMIT)) {
      throw new BadFrame(PROTOCOL, "a control frame is whole and short");
    }
    if (size == 126) {
      size = in.getShort() & 0xFFFF;
    } else if (size == 127) {
      size = (int) in.getLong();
    }
    accept(kind, last, content(in, size));
  }

  private static byte[] content(ByteBuffer in, int size) {
    int mask = in.getInt();
    byte[] content = new byte[size];
    in.get(content);
    for (int i = 0; i < size; i++) {
      content[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
    }
    return content;
  }

  private void accept(int kind, boolean last, byte[] content) throws BadFrame {
    switch (kind) {
      case TEXT -> begin(last, content);
      case CONTINUATION -> go(last, content);
      case BINARY -> throw new BadFrame(NOT_TEXT, "messages are text");
      case CLOSE -> close(content);
      case PING -> ear.ping(content);
      case PONG -> ear.pong();
      default -> throw new BadFrame(PROTOCOL, "there is no frame of kind " + kind);
    }
  }

  private void begin(boolean last, byte[] content) throws BadFrame {
    if (message != null) {
      throw new BadFrame(PROTOCOL, "a message ends before the next begins");
    }
    if (last) {
      ear.text(text(content));
    } else {
      message = new ByteArrayOutputStream(content.length * 2);
      message.writeBytes(content);
    }
  }

  private void go(boolean last, byte[] content) throws BadFrame {
    ByteArrayOutputStream begun = message;
    if (begun == null) {
      throw new BadFrame(PROTOCOL, "there is no message to be continued");
    }
    if (begun.size() + content.length > limit) {
      throw new BadFrame(TOO_BIG, "a message has at most " + limit + " bytes");
    }
    begun.writeBytes(content);
    if (last) {
      message = null;
      ear.text(text(begun.toByteArray()));
    }
  }

  private void close(byte[] content) throws BadFrame {
    if (content.length == 0) {
      ear.close(NO_CODE);
      return;
    }
    int code = content.length < 2 ? 0 : ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
    if (!known(code)) {
      throw new BadFrame(PROTOCOL, "no such close code");
    }
    text(Arrays.copyOfRange(content, 2, content.length));
    ear.close(code);
  }

  private static boolean known(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  private static String text(byte[] bytes) throws BadFrame {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadFrame(NOT_UTF8, "text is UTF-8");
    }
  }
}
