package forge.courier;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A part of an open file, some of which has been sent already. */
final class Parcel implements Load {
  private final FileChannel file;
  private final long end;
  private long at;

  private Parcel(FileChannel file, long at, long end) {
    this.file = file;
    this.at = at;
    this.end = end;
  }

  /**
   * Opens the file.
   *
   * @throws EOFException where it is shorter than that
   */
  static Parcel of(Path path, long from, long length) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    if (file.size() < from + length) {
      file.close();
      throw new EOFException(path + " is cut short");
    }
    return new Parcel(file, from, from + length);
  }

  @Override
  public boolean sent() {
    return at >= end;
  }

  @Override
  public long send(WritableByteChannel to, long most) throws IOException {
    long before = at;
    long until = Math.min(end, at + most);
    while (at < until) {
      long taken = file.transferTo(at, until - at, to);
      if (taken <= 0) {
        break;
      }
      at += taken;
    }
    return at - before;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
