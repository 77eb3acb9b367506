package forge.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** The bytes of files in a folder of this machine. */
final class FolderContents implements ContentStore {
  private final Path root;

  FolderContents(Path root) {
    this.root = root;
  }

  @Override
  public void keep(Arrived arrived, Instant now) {
    Path place = at(arrived.content().sha256());
    try {
      Files.createDirectories(place.getParent());
      if (Files.exists(place)) {
        Files.setLastModifiedTime(place, FileTime.from(now));
        Files.delete(arrived.file());
      } else {
        Files.setLastModifiedTime(arrived.file(), FileTime.from(now));
        Files.move(arrived.file(), place, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean has(String sha256) {
    return Files.exists(at(sha256));
  }

  @Override
  public SeekableByteChannel open(String sha256) throws IOException {
    return Files.newByteChannel(at(sha256));
  }

  @Override
  public Optional<Path> place(String sha256) {
    return Optional.of(at(sha256));
  }

  @Override
  public Optional<URI> link(ReleaseFile file, String type, String disposition) {
    return Optional.empty();
  }

  @Override
  public void remove(String sha256, Instant before) {
    Path place = at(sha256);
    try {
      if (Files.exists(place) && Files.getLastModifiedTime(place).toInstant().isBefore(before)) {
        Files.delete(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path at(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
