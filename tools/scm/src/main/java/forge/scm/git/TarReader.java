package forge.scm.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the plain files of a tar archive one after the other; links and devices are left out. */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 32 * 1024;

  private final InputStream in;
  private long left;
  private long padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** A plain file. */
  record Entry(String name, boolean executable) {}

  /** The archive is none, or ended early. */
  static final class Broken extends IOException {
    Broken(String why) {
      super(why);
    }
  }

  Optional<Entry> next() throws IOException {
    String longName = "";
    while (true) {
      in.skipNBytes(left + padding);
      left = 0;
      padding = 0;
      byte[] header = in.readNBytes(BLOCK);
      if (header.length < BLOCK || header[0] == 0) {
        if (header.length > 0 && header.length < BLOCK) {
          throw new Broken("half a header");
        }
        return Optional.empty();
      }
      check(header);
      left = number(header, 124, 12);
      padding = (BLOCK - left % BLOCK) % BLOCK;
      char type = (char) header[156];
      switch (type) {
        case 'L' -> longName = text(whole(), 0, Integer.MAX_VALUE);
        case 'x' -> longName = path(new String(whole(), StandardCharsets.UTF_8), longName);
        case '0', '\0', '7' -> {
          String name = longName.isEmpty() ? name(header) : longName;
          if (!name.endsWith("/")) {
            return Optional.of(new Entry(name, (number(header, 100, 8) & 0100) != 0));
          }
          longName = "";
        }
        default -> {
          if (type != 'g') {
            longName = "";
          }
        }
      }
    }
  }

  /** The bytes of the entry handed out last. */
  InputStream content() {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int read = in.read(into, from, (int) Math.min(length, left));
        if (read < 0) {
          throw new Broken("half a file");
        }
        left -= read;
        return read;
      }
    };
  }

  private byte[] whole() throws IOException {
    if (left > LONGEST_NAME) {
      throw new Broken("a name too long");
    }
    byte[] bytes = in.readNBytes((int) left);
    left -= bytes.length;
    return bytes;
  }

  private static void check(byte[] header) throws Broken {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != number(header, 148, 8)) {
      throw new Broken("a header with a wrong sum");
    }
  }

  /** The line {@code path} of the extended header. */
  private static String path(String lines, String otherwise) throws Broken {
    String rest = lines;
    while (!rest.isEmpty()) {
      int space = rest.indexOf(' ');
      int end = space < 1 || space > 6 ? 0 : length(rest.substring(0, space));
      if (end <= space) {
        throw new Broken("an extended header that is none");
      }
      byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
      if (end > bytes.length) {
        throw new Broken("an extended header that is none");
      }
      String line = new String(bytes, space + 1, end - space - 2, StandardCharsets.UTF_8);
      if (line.startsWith("path=")) {
        return line.substring(5);
      }
      rest = new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8);
    }
    return otherwise;
  }

  private static int length(String digits) {
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 5).equals("ustar") && header[263] == '0';
    String prefix = ustar ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < bytes.length && end - from < length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static long number(byte[] header, int from, int length) throws Broken {
    if ((header[from] & 0x80) != 0) {
      long value = header[from] & 0x3f;
      for (int i = from + 1; i < from + length; i++) {
        value = value << 8 | (header[i] & 0xff);
      }
      return Math.max(0, value);
    }
    String digits = text(header, from, length).strip();
    if (!digits.matches("[0-7]{0,20}")) {
      throw new Broken("a number that is none");
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }
}
