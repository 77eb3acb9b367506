package forge.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of files in a bucket. */
final class S3Contents implements ContentStore {
  private static final Duration VALID = Duration.ofHours(1);
  private final Bucket bucket;
  private final boolean redirect;

  /**
   * @param redirect whether visitors are sent there
   */
  S3Contents(Bucket bucket, boolean redirect) {
    this.bucket = bucket;
    this.redirect = redirect;
  }

  /** Put again even where it is, so that it counts as put there now. */
  @Override
  public void keep(Arrived arrived, Instant now) {
    String sha256 = arrived.content().sha256();
    bucket.put(name(sha256), arrived.file(), arrived.content().size(), sha256);
    try {
      Files.deleteIfExists(arrived.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean has(String sha256) {
    return bucket.look(name(sha256)).isPresent();
  }

  @Override
  public SeekableByteChannel open(String sha256) throws IOException {
    Bucket.Known known =
        bucket.look(name(sha256)).orElseThrow(() -> new NoSuchFileException(sha256));
    return new Reading(name(sha256), known.size());
  }

  @Override
  public InputStream read(String sha256, long from, long length) throws IOException {
    try {
      return length == 0 ? InputStream.nullInputStream() : bucket.read(name(sha256), from, length);
    } catch (FileNotFoundException gone) {
      throw new NoSuchFileException(sha256);
    }
  }

  @Override
  public Optional<Path> place(String sha256) {
    return Optional.empty();
  }

  @Override
  public Optional<URI> link(ReleaseFile file, String type, String disposition) {
    return redirect
        ? Optional.of(
            bucket.link(
                name(file.content().sha256()),
                Map.of("response-content-type", type, "response-content-disposition", disposition),
                VALID))
        : Optional.empty();
  }

  @Override
  public void remove(String sha256, Instant before) {
    if (bucket.look(name(sha256)).filter(k -> k.at().isBefore(before)).isPresent()) {
      bucket.remove(name(sha256));
    }
  }

  private static String name(String sha256) {
    return sha256.substring(0, 2) + "/" + sha256;
  }

  /** An object being read, from one place on until another is wanted. */
  private final class Reading implements SeekableByteChannel {
    private final String name;
    private final long size;
    private long at;
    private @Nullable InputStream in;
    private boolean open = true;

    Reading(String name, long size) {
      this.name = name;
      this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      if (at >= size) {
        return -1;
      }
      InputStream from = in;
      if (from == null) {
        from = begin();
        in = from;
      }
      byte[] some = new byte[Math.min(into.remaining(), 64 * 1024)];
      int read = from.read(some);
      if (read > 0) {
        into.put(some, 0, read);
        at += read;
      }
      return read;
    }

    private InputStream begin() throws IOException {
      try {
        return bucket.read(name, at, size - at);
      } catch (FileNotFoundException gone) {
        throw new NoSuchFileException(name);
      }
    }

    @Override
    public long position() {
      return at;
    }

    @Override
    public SeekableByteChannel position(long place) throws IOException {
      if (place != at) {
        leave();
        at = place;
      }
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      leave();
    }

    private void leave() throws IOException {
      InputStream left = in;
      in = null;
      if (left != null) {
        left.close();
      }
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long to) {
      throw new NonWritableChannelException();
    }
  }
}
