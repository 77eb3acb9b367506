package forge.chat.irc;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length from a client. */
final class LineReader {
  /** The longest line without its tags and its end. */
  static final int BODY = 510;

  private static final int TAGS = 4_096;
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(BODY);

  LineReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1024);
  }

  /** What was read: a line, or why it is none. */
  sealed interface Read {
    /** A line to be understood. */
    record Text(String text) implements Read {}

    /** A line longer than may be sent. */
    record TooLong() implements Read {}

    /** A line that is not UTF-8. */
    record Garbled() implements Read {}
  }

  /** The next line that is not empty; null at the end. */
  @Nullable Read next() throws IOException {
    while (true) {
      line.reset();
      int length = 0;
      int b = in.read();
      while (b >= 0 && b != '\n') {
        if (b != '\r' && b != 0) {
          length++;
          if (line.size() < TAGS + BODY) {
            line.write(b);
          }
        }
        b = in.read();
      }
      if (b < 0) {
        return null;
      }
      if (length > 0) {
        return read(length);
      }
    }
  }

  private Read read(int length) {
    byte[] bytes = line.toByteArray();
    int body = bytes[0] == '@' ? afterTags(bytes) : 0;
    if (length > bytes.length || body > TAGS || length - body > BODY) {
      return new Read.TooLong();
    }
    try {
      return new Read.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return new Read.Garbled();
    }
  }

  private static int afterTags(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == ' ') {
        return i + 1;
      }
    }
    return bytes.length;
  }
}
