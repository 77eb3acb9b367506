package forge.files;

import java.io.IOException;
import java.net.URI;
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

  /** Where they lie on a disk of this machine; empty where they lie elsewhere. */
  Optional<Path> place(String sha256);

  /** An address from which a visitor may fetch a file for some time; empty where there is none. */
  Optional<URI> link(ReleaseFile file, String type, String disposition);

  /** Removes the bytes unless they were put there after that time. */
  void remove(String sha256, Instant before);
}
