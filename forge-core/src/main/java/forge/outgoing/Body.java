package forge.outgoing;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer over HTTP/1.1, in the two ways its end can be told. */
abstract sealed class Body extends FilterInputStream {
  long left;

  private Body(InputStream in, long left) {
    super(in);
    this.left = left;
  }

  /** Whether more follows; finds out how much where that is told along the way. */
  abstract boolean more() throws IOException;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int read = in.read(into, from, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the answer ended early");
    }
    left -= read;
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    return read(new byte[Math.clamp(n, 0, 8192)]);
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, in.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** A body of a length that was told before. */
  static final class Counted extends Body {
    Counted(InputStream in, long length) {
      super(in, length);
    }

    @Override
    boolean more() {
      return left > 0;
    }
  }

  /** A body in pieces, each with its length before it. */
  static final class Chunked extends Body {
    private boolean begun;
    private boolean over;

    Chunked(InputStream in) {
      super(in, 0);
    }

    @Override
    boolean more() throws IOException {
      if (left > 0 || over) {
        return left > 0;
      }
      if (begun && !Exchange.line(in).isEmpty()) {
        throw new IOException("a piece of the answer is longer than it says");
      }
      begun = true;
      String size = Exchange.line(in).replaceAll(";.*", "").strip();
      if (!size.matches("[0-9a-fA-F]{1,15}")) {
        throw new IOException("a piece of the answer has no length");
      }
      left = Long.parseLong(size, 16);
      over = left == 0;
      return left > 0;
    }
  }
}
