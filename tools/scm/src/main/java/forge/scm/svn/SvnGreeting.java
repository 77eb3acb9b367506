package forge.scm.svn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Subversion client answers to the greeting of a server: one list, in which it says the
 * address it wants.
 */
final class SvnGreeting {
  private static final int LONGEST = 1 << 16;
  private static final Pattern ADDRESS =
      Pattern.compile("svn\\+[a-z0-9-]{1,30}://[^/]*(/[^?#]*)", Pattern.DOTALL);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private String address = "";

  /** Reads exactly that list, and nothing of what follows. */
  static SvnGreeting read(InputStream in) throws IOException {
    var greeting = new SvnGreeting();
    greeting.list(in);
    return greeting;
  }

  private void list(InputStream in) throws IOException {
    int depth = 0;
    boolean begun = false;
    var number = new StringBuilder();
    while (!begun || depth > 0) {
      int c = next(in);
      if (c == ':' && !number.isEmpty()) {
        text(in, number.toString());
      }
      if (c >= '0' && c <= '9' && number.length() < 6) {
        number.append((char) c);
      } else {
        number.setLength(0);
      }
      begun |= c == '(';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
  }

  private int next(InputStream in) throws IOException {
    int c = in.read();
    if (c < 0 || bytes.size() >= LONGEST) {
      throw new IOException("a Subversion client said no address");
    }
    bytes.write(c);
    return c;
  }

  private void text(InputStream in, String length) throws IOException {
    int count = Integer.parseInt(length);
    if (count > LONGEST) {
      throw new IOException("a Subversion client said too much");
    }
    byte[] text = in.readNBytes(count);
    bytes.write(text);
    String said = new String(text, StandardCharsets.UTF_8);
    if (address.isEmpty() && ADDRESS.matcher(said).matches()) {
      address = said;
    }
  }

  /** The path of the address; empty where none was said. */
  Optional<String> path() {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
