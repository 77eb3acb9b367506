package forge.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of one file, wherever they lie. */
public final class Stored {
  private final ContentStore contents;
  private final ReleaseFile file;

  Stored(ContentStore contents, ReleaseFile file) {
    this.contents = contents;
    this.file = file;
  }

  /** To be read from any place. */
  public SeekableByteChannel open() throws IOException {
    return contents.open(file.content().sha256());
  }

  /** A part of them, read while they come. */
  public InputStream open(long from, long length) throws IOException {
    return contents.read(file.content().sha256(), from, length);
  }

  /** On a disk of this machine; empty where they lie elsewhere. */
  public Optional<Path> place() {
    return contents.place(file.content().sha256());
  }

  /** Where a visitor may fetch them for some time; empty where only the forge can. */
  public Optional<URI> link(String type, String disposition) {
    return contents.link(file, type, disposition);
  }
}
