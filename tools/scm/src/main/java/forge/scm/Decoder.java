package forge.scm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.RawText;

/** Reads bytes as text where they are text, whatever they are written in. */
public final class Decoder {
  private Decoder() {}

  /** Text or binary; {@link Content.TooLarge} is for the caller to find out first. */
  public static Content decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return text(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return text(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return text(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (RawText.isBinary(bytes, bytes.length, true)) {
      return new Content.Binary(bytes.length);
    }
    return text(bytes, 0, utf8(bytes) ? StandardCharsets.UTF_8 : LATIN);
  }

  private static final Charset LATIN = Charset.forName("windows-1252");

  private static Content text(byte[] bytes, int from, Charset charset) {
    var text = new String(bytes, from, bytes.length - from, charset);
    return new Content.Text(text, charset.name(), bytes.length);
  }

  private static boolean utf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
