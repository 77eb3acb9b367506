package forge.files;

import forge.refusal.Refusal;
import forge.refusal.Refusal.TooLarge;
import forge.refusal.Refusal.Unavailable;
import forge.ssh.SharesFiles.Incoming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file being written by one sender; closed before it is whole, it waits for the rest. */
public final class Delivery implements SeekableByteChannel, Incoming {
  private static final long UNSAID = -1;
  private final String name;
  private final FileChannel file;
  private final FileStore disk;
  private final long largest;
  private final Runnable landing;
  private long expected = UNSAID;
  private boolean whole;

  Delivery(String name, Path data, long largest, boolean afresh, Runnable landing) {
    this.name = name;
    this.largest = largest;
    this.landing = landing;
    try {
      file = FileChannel.open(data, StandardOpenOption.READ, StandardOpenOption.WRITE);
      disk = Files.getFileStore(data);
      PartialStore.lock(file);
      if (afresh) {
        file.truncate(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void whole() {
    whole = true;
  }

  @Override
  public void expect(long size) throws IOException {
    check(size);
    if (disk.getUsableSpace() < size - file.size()) {
      throw refused(noRoom());
    }
    expected = size;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    check(file.position() + bytes.remaining());
    int all = bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (ClosedChannelException cutOff) {
      throw cutOff;
    } catch (IOException full) {
      file.truncate(0);
      throw refused(noRoom());
    }
    return all;
  }

  /** What has come goes, for as long as it stays nobody has room. */
  private static Unavailable noRoom() {
    return new Unavailable("The forge has no room for this file. Nothing was kept.");
  }

  private void check(long size) throws IOException {
    if (size > largest) {
      throw refused(new TooLarge("The file", largest));
    }
  }

  /** In the words of file systems. */
  private FileSystemException refused(Refusal refusal) {
    return new FileSystemException(name, null, refusal.reason());
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return file.read(into);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long place) throws IOException {
    check(place);
    file.position(place);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (!file.isOpen()) {
      return;
    }
    boolean all = whole || file.size() == expected;
    file.close();
    if (all) {
      try {
        landing.run();
      } catch (Refusal refusal) {
        throw refused(refusal);
      }
    }
  }
}
