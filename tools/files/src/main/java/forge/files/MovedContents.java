package forge.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The bytes of files on their way from one store to another: new ones go to the other at once. */
final class MovedContents implements ContentStore {
  private final ContentStore now;
  private final ContentStore before;

  /**
   * @param now where everything is to be
   * @param before where some of it still is
   */
  MovedContents(ContentStore now, ContentStore before) {
    this.now = now;
    this.before = before;
  }

  @Override
  public void keep(Arrived arrived, Instant at) {
    now.keep(arrived, at);
  }

  @Override
  public boolean has(String sha256) {
    return now.has(sha256) || before.has(sha256);
  }

  @Override
  public SeekableByteChannel open(String sha256) throws IOException {
    try {
      return now.open(sha256);
    } catch (NoSuchFileException notYet) {
      return before.open(sha256);
    }
  }

  @Override
  public InputStream read(String sha256, long from, long length) throws IOException {
    try {
      return now.read(sha256, from, length);
    } catch (NoSuchFileException notYet) {
      return before.read(sha256, from, length);
    }
  }

  @Override
  public Optional<Path> place(String sha256) {
    return where(sha256).place(sha256);
  }

  @Override
  public Optional<URI> link(ReleaseFile file, String type, String disposition) {
    return where(file.content().sha256()).link(file, type, disposition);
  }

  @Override
  public void remove(String sha256, Instant old) {
    now.remove(sha256, old);
    before.remove(sha256, old);
  }

  private ContentStore where(String sha256) {
    return now.has(sha256) ? now : before;
  }
}
