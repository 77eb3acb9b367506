package forge.scm.lfs;

import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import forge.scm.RepositoryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the bytes of large files on disk, each under the hash of its content in the folder of its
 * repository. What is there is whole: bytes come in beside their place and are moved there.
 */
public final class LfsFolder {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final String INCOMING = "incoming";

  private final Path folder;
  private final Clock clock;

  /** The folder of all repositories. */
  public LfsFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** A large file of a repository. */
  public Optional<Path> find(MountId mount, Oid oid) {
    return Optional.of(file(mount, oid)).filter(Files::isRegularFile);
  }

  /** As {@link #find}, and whoever asks relies on its staying for another while. */
  public Optional<Path> findToStay(MountId mount, Oid oid) {
    return find(mount, oid).filter(this::stays);
  }

  /** Notes that a large file is needed now; answers whether it is still there. */
  boolean stays(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
   * @param room told how many bytes there are once they are here and known to be the right ones;
   *     refuses where there is no room for them
   */
  void keep(MountId mount, Oid oid, InputStream in, long limit, LongConsumer room)
      throws IOException {
    Path incoming = Files.createDirectories(incoming(mount));
    Path fresh = Files.createTempFile(incoming, "lfs", null);
    try {
      String hash = copy(in, fresh, limit);
      if (!hash.equals(oid.text())) {
        throw new Invalid("oid", "What was sent has the SHA-256 " + hash + ", not " + oid + ".");
      }
      stays(fresh);
      if (findToStay(mount, oid).isEmpty()) {
        place(mount, oid, fresh, room);
      }
    } catch (NoSuchFileException gone) {
      throw new Conflict("The repository was removed meanwhile.");
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void place(MountId mount, Oid oid, Path fresh, LongConsumer room) throws IOException {
    room.accept(size(fresh));
    Path place = file(mount, oid);
    Files.createDirectories(place.getParent());
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Gives a repository a large file of another as its own: a further name of the same bytes. */
  void lend(MountId to, Oid oid, Path file) {
    Path place = file(to, oid);
    try {
      Files.createDirectories(place.getParent());
      Files.createLink(place, file);
    } catch (FileAlreadyExistsException known) {
      stays(place);
    } catch (IOException | UnsupportedOperationException otherDisk) {
      copyOver(to, file, place);
    }
  }

  private void copyOver(MountId to, Path file, Path place) {
    try {
      Path incoming = Files.createDirectories(incoming(to));
      Path fresh = Files.createTempFile(incoming, "lfs", null);
      Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** Bytes on disk of all large files of a repository. */
  long count(MountId mount) {
    long[] sum = new long[1];
    each(mount, (oid, file) -> sum[0] += size(file));
    return sum[0];
  }

  /** Each large file of a repository with its name. */
  void each(MountId mount, BiConsumer<Oid, Path> deed) {
    Path home = home(mount);
    if (!Files.exists(home)) {
      return;
    }
    try (Stream<Path> all = Files.walk(home, 3)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = String.valueOf(file.getFileName());
        if (Oid.shaped(name)) {
          deed.accept(new Oid(name), file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The repositories that have large files. */
  List<MountId> homes() {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .map(home -> String.valueOf(home.getFileName()))
          .filter(SAFE.asMatchPredicate())
          .map(MountId::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all large files of a repository. */
  void remove(MountId mount) {
    RepositoryFolder.delete(home(mount));
  }

  private Path file(MountId mount, Oid oid) {
    String name = oid.text();
    return home(mount).resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
  }

  /** Where files lie that are on their way in. */
  Path incoming(MountId mount) {
    return home(mount).resolve(INCOMING);
  }

  Path home(MountId mount) {
    if (!SAFE.matcher(mount.value()).matches()) {
      throw new IllegalArgumentException("no folder can be called " + mount);
    }
    return folder.resolve(mount.value());
  }
}
