package forge.scm.git;

import forge.scm.RepoPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What walks for the last commits of folders found, kept beside the repository, so that a restart
 * does not walk a long history again: the newest answer for each folder, in a file of its own.
 */
final class LastCommitFiles {
  private static final Logger LOG = LoggerFactory.getLogger(LastCommitFiles.class);
  private static final int FORM = 0x464C4331;
  private static final int MOST_NAMES = 20_000;
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_FILES = 2_000;
  private static final int SWEPT = 200;

  private final Path folder;

  /**
   * @param git the folder of the bare repository
   */
  LastCommitFiles(Path git) {
    this.folder = git.resolve("forge").resolve("last-commits");
  }

  /** What was found from a commit. */
  record Found(ObjectId commit, Map<String, ObjectId> names) {}

  /** Empty where nothing is kept, or where it is damaged. */
  Optional<Found> read(RepoPath path) {
    Path file = file(path);
    try {
      if (!Files.exists(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      return bytes.length < 8 || !whole(bytes) ? Optional.empty() : Optional.of(parse(bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean whole(byte[] bytes) throws IOException {
    var crc = new CRC32();
    crc.update(bytes, 0, bytes.length - 8);
    var end = new ByteArrayInputStream(bytes, bytes.length - 8, 8);
    return new DataInputStream(end).readLong() == crc.getValue();
  }

  private static Found parse(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != FORM) {
      throw new IOException("another form");
    }
    ObjectId commit = id(in);
    int count = in.readInt();
    var names = new HashMap<String, ObjectId>();
    for (int i = 0; i < count; i++) {
      byte[] name = in.readNBytes(in.readUnsignedShort());
      names.put(new String(name, StandardCharsets.UTF_8), id(in));
    }
    return new Found(commit, names);
  }

  private static ObjectId id(DataInputStream in) throws IOException {
    return ObjectId.fromRaw(in.readNBytes(Constants.OBJECT_ID_LENGTH));
  }

  /** Keeps it in place of what was found before; it is only a saving, so a failure is no harm. */
  void write(RepoPath path, Found found) {
    if (found.names().size() > MOST_NAMES) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "new-", "");
      Files.write(fresh, bytes(found));
      Files.move(fresh, file(path), StandardCopyOption.ATOMIC_MOVE);
      sweep();
    } catch (IOException e) {
      LOG.warn("The last commits of a folder are not kept: {}", e.toString());
    }
  }

  private static byte[] bytes(Found found) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(FORM);
    found.commit().copyRawTo(out);
    out.writeInt(found.names().size());
    for (var each : found.names().entrySet()) {
      byte[] name = each.getKey().getBytes(StandardCharsets.UTF_8);
      out.writeShort(name.length);
      out.write(name);
      each.getValue().copyRawTo(out);
    }
    var crc = new CRC32();
    crc.update(bytes.toByteArray());
    out.writeLong(crc.getValue());
    return bytes.toByteArray();
  }

  private Path file(RepoPath path) {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    return folder.resolve(
        new org.eclipse.jgit.lib.ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, name).name());
  }

  /** Where there are too many, those that have not been written for longest go. */
  private void sweep() throws IOException {
    List<Path> all;
    try (var files = Files.list(folder)) {
      all = files.toList();
    }
    if (all.size() > MOST_FILES) {
      Comparator<Path> age = Comparator.comparingLong(file -> file.toFile().lastModified());
      for (Path old : all.stream().sorted(age).limit(SWEPT).toList()) {
        Files.deleteIfExists(old);
      }
    }
  }
}
