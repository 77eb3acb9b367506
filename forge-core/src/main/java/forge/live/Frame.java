package forge.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One text on its way to clients, put into the bytes of a WebSocket frame once for all who get it.
 */
public final class Frame {
  private static final int SHORT = 126;
  private static final int LONG = 1 << 16;
  private static final byte LAST_TEXT = (byte) 0x81;
  private final String text;
  private volatile @Nullable ByteBuffer bytes;

  public Frame(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The unmasked frame of RFC 6455; a view of its own over bytes that all share. */
  public ByteBuffer bytes() {
    ByteBuffer encoded = bytes;
    if (encoded == null) {
      encoded = encode(text.getBytes(StandardCharsets.UTF_8));
      bytes = encoded;
    }
    return encoded.duplicate();
  }

  private static ByteBuffer encode(byte[] payload) {
    var frame = ByteBuffer.allocate(payload.length + 10).put(LAST_TEXT);
    if (payload.length < SHORT) {
      frame.put((byte) payload.length);
    } else if (payload.length < LONG) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    return frame.put(payload).flip().asReadOnlyBuffer();
  }
}
