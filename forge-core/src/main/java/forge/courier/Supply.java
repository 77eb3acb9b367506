package forge.courier;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Bytes that come from elsewhere, so many at a time as a small buffer holds. */
final class Supply implements Load {
  private static final int BUFFER = 32 * 1024;

  private final InputStream in;
  private final byte[] bytes = new byte[BUFFER];
  private final ByteBuffer ready = ByteBuffer.wrap(bytes).limit(0);
  private long left;

  Supply(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public boolean sent() {
    return left == 0 && !ready.hasRemaining();
  }

  @Override
  public boolean empty() {
    return left > 0 && !ready.hasRemaining();
  }

  @Override
  public long send(WritableByteChannel to, long most) throws IOException {
    long sent = 0;
    for (int taken = 1; taken > 0 && ready.hasRemaining(); sent += taken) {
      taken = to.write(ready);
    }
    return sent;
  }

  @Override
  public void fill() throws IOException {
    int read = in.read(bytes, 0, (int) Math.min(BUFFER, left));
    if (read < 0) {
      throw new EOFException("what was sent from elsewhere is cut short");
    }
    left -= read;
    ready.position(0).limit(read);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
