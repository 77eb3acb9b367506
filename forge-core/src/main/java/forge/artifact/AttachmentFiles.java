package forge.artifact;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import forge.user.UserId;
import java.awt.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The bytes of attachments or pictures on disk, each under the SHA-256 of what it holds. */
public final class AttachmentFiles {
  private final Path folder;
  private final Clock clock;

  public AttachmentFiles(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Something kept on disk. */
  public record Kept(String hash, long size, Path path) {}

  /** Keeps what the stream holds, and refuses as soon as it holds more than the limit. */
  public Kept keep(InputStream content, String name, long limit) {
    try {
      Path incoming = Files.createDirectories(folder.resolve("incoming"));
      Path part = Files.createTempFile(incoming, "upload", ".part");
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        long size = copy(new DigestInputStream(content, digest), part, name, limit);
        return place(part, HexFormat.of().formatHex(digest.digest()), size);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps a file that somebody brings; an empty one is refused. */
  public Attachment bring(@Nullable String name, InputStream content, long limit, UserId by) {
    String clean = Attachments.cleanName(name);
    Kept kept = keep(content, clean, limit);
    if (kept.size() == 0) {
      throw new Invalid("file", "The file " + clean + " is empty.");
    }
    String type = MediaTypes.of(clean);
    var size =
        MediaTypes.shrunk(type) ? Pictures.measure(kept.path()) : Optional.<Dimension>empty();
    return new Attachment(
        new ObjectId().toHexString(),
        clean,
        type,
        kept.size(),
        kept.hash(),
        size.map(d -> d.width).orElse(null),
        size.map(d -> d.height).orElse(null),
        by,
        clock.instant());
  }

  /** Makes the small picture of one that has a size, unless it is there; whether there is one. */
  public boolean shrink(Attachment of) {
    Path picture = thumbnail(of.hash());
    return of.width() != null
        && (Files.exists(picture) || Pictures.shrink(path(of.hash()), picture));
  }

  public Path path(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  public Path thumbnail(String hash) {
    return folder.resolve("thumbnails").resolve(hash.substring(0, 2)).resolve(hash + ".png");
  }

  /** Deletes what nobody refers to and nobody has brought since then; answers how many. */
  public int sweep(Instant before, Predicate<String> referred) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(folder, 2)) {
      List<Path> old =
          all.filter(p -> p.getFileName().toString().matches("[0-9a-f]{64}|upload.*\\.part"))
              .filter(p -> modified(p).isBefore(before))
              .toList();
      int swept = 0;
      for (Path path : old) {
        swept += sweep(path, referred) ? 1 : 0;
      }
      return swept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves the file aside before asking once more, so that a reference made meanwhile is kept. */
  private boolean sweep(Path path, Predicate<String> referred) throws IOException {
    String hash = path.getFileName().toString();
    if (hash.endsWith(".part")) {
      return Files.deleteIfExists(path);
    }
    if (referred.test(hash)) {
      return false;
    }
    Path aside = path.resolveSibling(hash + ".going");
    Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
    if (referred.test(hash)) {
      Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
      return false;
    }
    Files.deleteIfExists(thumbnail(hash));
    return Files.deleteIfExists(aside);
  }

  private static long copy(InputStream content, Path part, String name, long limit)
      throws IOException {
    var buffer = new byte[64 * 1024];
    long size = 0;
    try (var out = Files.newOutputStream(part)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        size += n;
        if (size > limit) {
          throw new TooLarge(name, limit);
        }
        out.write(buffer, 0, n);
      }
    }
    return size;
  }

  private Kept place(Path part, String hash, long size) throws IOException {
    Path path = path(hash);
    Files.createDirectories(path.getParent());
    if (Files.exists(path)) {
      Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
    } else {
      try {
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException e) {
        Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
      }
    }
    return new Kept(hash, size, path);
  }

  private static Instant modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      return Instant.MAX;
    }
  }
}
