package forge.scm.edit;

import forge.refusal.Refusal.Invalid;
import forge.scm.Content;
import forge.scm.Decoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of text with what a form would lose of it: its encoding, its byte order mark, the ends of
 * its lines.
 */
public final class TextFile {
  /** A file that is yet to be written. */
  public static final TextFile NEW = new TextFile("", StandardCharsets.UTF_8, new byte[0]);

  private final String text;
  private final Charset charset;
  private final byte[] mark;

  private TextFile(String text, Charset charset, byte[] mark) {
    this.text = text;
    this.charset = charset;
    this.mark = mark;
  }

  /** Reads a file; empty where it is no text, or not the same when it is written again. */
  public static Optional<TextFile> read(byte[] bytes) {
    if (!(Decoder.decode(bytes) instanceof Content.Text content)) {
      return Optional.empty();
    }
    Charset charset = Charset.forName(content.encoding());
    byte[] mark = Arrays.copyOf(bytes, mark(bytes, charset));
    var file = new TextFile(content.text(), charset, mark);
    try {
      return Arrays.equals(file.encoded(content.text()), bytes)
          ? Optional.of(file)
          : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static int mark(byte[] bytes, Charset charset) {
    if (charset.name().startsWith("UTF-16")) {
      return 2;
    }
    boolean marked =
        bytes.length > 2
            && (bytes[0] & 0xFF) == 0xEF
            && (bytes[1] & 0xFF) == 0xBB
            && (bytes[2] & 0xFF) == 0xBF;
    return marked ? 3 : 0;
  }

  public String text() {
    return text;
  }

  public String encoding() {
    return charset.name();
  }

  /** What this file is when somebody typed another text into a form. */
  public Bytes with(String typed) {
    String plain = typed.replace("\r\n", "\n").replace('\r', '\n');
    String ended =
        this == NEW && !plain.isEmpty() && !plain.endsWith("\n")
            ? plain + "\n"
            : LineEnds.of(text).in(plain);
    try {
      return Bytes.of(encoded(ended));
    } catch (CharacterCodingException e) {
      throw new Invalid("text", unwritable(ended));
    }
  }

  private byte[] encoded(String what) throws CharacterCodingException {
    ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(what));
    byte[] all = Arrays.copyOf(mark, mark.length + bytes.remaining());
    bytes.get(all, mark.length, bytes.remaining());
    return all;
  }

  private String unwritable(String what) {
    var encoder = charset.newEncoder();
    String odd =
        what.codePoints()
            .mapToObj(Character::toString)
            .filter(c -> !encoder.canEncode(c))
            .findFirst()
            .filter(c -> !Character.isSurrogate(c.charAt(0)) || c.length() == 2)
            .map(c -> "“" + c + "”")
            .orElse("half a character");
    return "This file is written in %s, which has no %s.".formatted(charset.name(), odd);
  }
}
