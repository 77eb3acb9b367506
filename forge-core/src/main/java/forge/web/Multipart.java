package forge.web;

import forge.refusal.Refusal.Invalid;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form with files in it (RFC 7578), read part by part while it arrives. Nothing is kept. */
public final class Multipart {
  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_HEADERS = 8 * 1024;
  private static final int MOST_PARTS = 200;
  private static final Pattern NAME = Pattern.compile("(?i)(?:^|[;\\s])name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(?i)(?:^|[;\\s])filename=\"([^\"]*)\"");

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean ended;
  private int parts;
  private @Nullable Content open;

  private Multipart(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter has no line before it.
    buffer[0] = '\r';
    buffer[1] = '\n';
    this.to = 2;
  }

  /**
   * One field of the form.
   *
   * @param file the name of the file as the sender says; null for a plain field
   * @param content ends where the part ends
   */
  public record Part(String name, @Nullable String file, InputStream content) {

    /** The value of a plain field, up to so many bytes. */
    public String text(int limit) throws IOException {
      byte[] bytes = content.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new Invalid(
            name, "The field " + name + " is longer than " + limit + " bytes.", (long) limit);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Reads the form that a request brings. */
  public static Multipart of(@Nullable MediaType type, InputStream body) {
    String boundary = type == null ? null : type.getParameters().get("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
      throw new Invalid("", "The form is not multipart/form-data with a boundary.");
    }
    return new Multipart(body, boundary);
  }

  /** The next part; what was not read of the one before is skipped. Null after the last. */
  public @Nullable Part next() throws IOException {
    if (open == null) {
      new Content().skipAll();
    } else {
      open.skipAll();
    }
    if (!another()) {
      return null;
    }
    if (++parts > MOST_PARTS) {
      throw new Invalid("", "A form has at most " + MOST_PARTS + " parts.", (long) MOST_PARTS);
    }
    String headers = headers();
    var content = new Content();
    open = content;
    return new Part(
        unquoted(NAME, headers) == null ? "" : String.valueOf(unquoted(NAME, headers)),
        unquoted(FILE, headers),
        content);
  }

  private static @Nullable String unquoted(Pattern pattern, String headers) {
    for (String line : headers.split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "content-disposition:", 0, 20)) {
        Matcher found = pattern.matcher(line.substring(20));
        return found.find() ? found.group(1).replace("%22", "\"") : null;
      }
    }
    return null;
  }

  /** Whether a delimiter is followed by a part rather than by the end. */
  private boolean another() throws IOException {
    int first = read();
    int second = read();
    if ((first == '-' && second == '-') || first < 0) {
      return false;
    }
    while (first == ' ' || first == '\t') {
      first = second;
      second = read();
    }
    if (first != '\r' || second != '\n') {
      throw new Invalid("", "The form is broken after a boundary.");
    }
    return true;
  }

  private String headers() throws IOException {
    var headers = new java.io.ByteArrayOutputStream();
    int last = 0;
    while (true) {
      int next = read();
      if (next < 0 || headers.size() > LONGEST_HEADERS) {
        throw new Invalid("", "The form has a part with broken headers.");
      }
      headers.write(next);
      last = next == '\n' ? last + 1 : next == '\r' ? last : 0;
      if (last == 2 || (last == 1 && headers.size() == 2)) {
        return headers.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private int read() throws IOException {
    if (from == to && !fill()) {
      return -1;
    }
    return buffer[from++] & 0xff;
  }

  /** Makes room and reads more behind what is there. */
  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (ended || to == buffer.length) {
      return false;
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      ended = true;
      return false;
    }
    to += read;
    return true;
  }

  /** The bytes up to the next delimiter. */
  private final class Content extends InputStream {
    private boolean over;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (over) {
        return -1;
      }
      int ready = ready();
      if (ready < 0) {
        return -1;
      }
      int n = Math.min(ready, length);
      System.arraycopy(buffer, from, into, at, n);
      from += n;
      return n;
    }

    /** How many bytes are surely content; -1 once the delimiter has been passed. */
    private int ready() throws IOException {
      while (true) {
        int found = indexOf();
        if (found == from) {
          from += delimiter.length;
          over = true;
          return -1;
        }
        int sure = found > 0 ? found - from : to - from - delimiter.length + 1;
        if (sure > 0) {
          return sure;
        }
        if (!fill() && ended) {
          throw new Invalid("", "The form ended before its last boundary.");
        }
      }
    }

    private int indexOf() {
      for (int i = from; i <= to - delimiter.length; i++) {
        if (buffer[i] == delimiter[0]
            && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
          return i;
        }
      }
      return -1;
    }

    void skipAll() throws IOException {
      var scrap = new byte[8 * 1024];
      int skipped;
      do {
        skipped = read(scrap, 0, scrap.length);
      } while (skipped >= 0);
    }
  }
}
