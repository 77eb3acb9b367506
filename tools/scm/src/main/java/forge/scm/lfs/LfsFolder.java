package forge.scm.lfs;

import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the bytes of large files on disk, each under the hash of its content in the folder of its
 * repository. What is there is whole: bytes come in beside their place and are moved there.
 */
public final class LfsFolder {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final String INCOMING = "incoming";
  private static final int FAMILY = 20;

  private final Path folder;
  private final Function<MountId, Optional<MountId>> parents;

  /**
   * The folder of all repositories.
   *
   * @param parents where a repository was forked from, whose large files are its own too
   */
  public LfsFolder(Path folder, Function<MountId, Optional<MountId>> parents) {
    this.folder = folder;
    this.parents = parents;
  }

  /** A large file of a repository, or of one it was forked from. */
  public Optional<Path> find(MountId mount, Oid oid) {
    Optional<MountId> at = Optional.of(mount);
    for (int i = 0; i < FAMILY && at.isPresent(); i++) {
      Path file = file(at.get(), oid);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      at = parents.apply(at.get());
    }
    return Optional.empty();
  }

  /** How many bytes a large file has. */
  public static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps the bytes of a large file; refuses what has another hash, or more bytes than it may.
   *
   * @param limit of bytes
   */
  public void keep(MountId mount, Oid oid, InputStream in, long limit) throws IOException {
    Path incoming = Files.createDirectories(home(mount).resolve(INCOMING));
    Path fresh = Files.createTempFile(incoming, "lfs", null);
    try {
      String hash = copy(in, fresh, limit);
      if (!hash.equals(oid.text())) {
        throw new Invalid("oid", "What was sent has the SHA-256 " + hash + ", not " + oid + ".");
      }
      Path place = file(mount, oid);
      Files.createDirectories(place.getParent());
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException gone) {
      throw new Conflict("The repository was removed meanwhile.");
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String copy(InputStream in, Path to, long limit) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
        OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > limit) {
          throw new TooLarge("The file", limit);
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes on disk of all large files of a repository, those of its parents left out. */
  public long used(MountId mount) {
    Path home = home(mount);
    if (!Files.exists(home)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).mapToLong(LfsFolder::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all large files of a repository. */
  public void remove(MountId mount) {
    Path home = home(mount);
    if (!Files.exists(home)) {
      return;
    }
    try (Stream<Path> all = Files.walk(home)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what began to come in before a time and never ended. */
  public void tidy(Instant before) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> homes = Files.list(folder)) {
      for (Path home : homes.toList()) {
        tidy(home.resolve(INCOMING), before);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tidy(Path incoming, Instant before) throws IOException {
    if (!Files.isDirectory(incoming)) {
      return;
    }
    try (Stream<Path> files = Files.list(incoming)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Path file(MountId mount, Oid oid) {
    String name = oid.text();
    return home(mount).resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
  }

  private Path home(MountId mount) {
    if (!SAFE.matcher(mount.value()).matches()) {
      throw new IllegalArgumentException("no folder can be called " + mount);
    }
    return folder.resolve(mount.value());
  }
}
