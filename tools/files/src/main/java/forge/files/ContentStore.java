package forge.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the bytes of files are kept, each content once, under the hash of it. What is kept is there
 * at once and whole.
 */
interface ContentStore {
  /** Keeps what has arrived; where the same content is already, it counts as put there now. */
  void keep(Arrived arrived, Instant now);

  boolean has(String sha256);

  /**
   * The bytes, to be read from any place.
   *
   * @throws java.nio.file.NoSuchFileException where they are not
   */
  SeekableByteChannel open(String sha256) throws IOException;

  /**
   * A part of the bytes, read while they come.
   *
   * @throws java.nio.file.NoSuchFileException where they are not
   */
  default InputStream read(String sha256, long from, long length) throws IOException {
    return Channels.newInputStream(open(sha256).position(from));
  }

  /** Where they lie on a disk of this machine; empty where they lie elsewhere. */
  Optional<Path> place(String sha256);

  /** An address from which a visitor may fetch a file for some time; empty where there is none. */
  Optional<URI> link(ReleaseFile file, String type, String disposition);

  /** Removes the bytes unless they were put there after that time. */
  void remove(String sha256, Instant before);
}
