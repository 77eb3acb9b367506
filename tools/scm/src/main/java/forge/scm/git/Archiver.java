package forge.scm.git;

import forge.scm.Archive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Writes all files of a commit as one archive, the same bytes each time. */
final class Archiver {
  private static final int BLOCK = 512;

  private final ObjectReader reader;
  private final RevCommit commit;
  private final String folder;

  Archiver(ObjectReader reader, RevCommit commit, String folder) {
    this.reader = reader;
    this.commit = commit;
    this.folder = folder;
  }

  void write(Archive format, OutputStream out) throws IOException {
    switch (format) {
      case ZIP -> zip(out);
      case TAR_GZ -> tar(out);
    }
  }

  private void zip(OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    FileTime time = FileTime.from(Instant.ofEpochSecond(commit.getCommitTime()));
    eachFile(
        (path, mode, content) -> {
          var entry = new ZipEntry(path);
          entry.setLastModifiedTime(time);
          zip.putNextEntry(entry);
          content.copyTo(zip);
          zip.closeEntry();
        });
    zip.finish();
  }

  private void tar(OutputStream out) throws IOException {
    var tar = new GZIPOutputStream(out, 1 << 16);
    eachFile(
        (path, mode, content) -> {
          if (FileMode.SYMLINK.equals(mode)) {
            String target = new String(content.getBytes(), StandardCharsets.UTF_8);
            header(tar, path, 0777, 0, '2', target);
            return;
          }
          int rights = FileMode.EXECUTABLE_FILE.equals(mode) ? 0755 : 0644;
          header(tar, path, rights, content.getSize(), '0', "");
          content.copyTo(tar);
          pad(tar, content.getSize());
        });
    tar.write(new byte[2 * BLOCK]);
    tar.finish();
  }

  /** A ustar header; names too long for it go before it as GNU tar has them. */
  private void header(
      OutputStream tar, String path, int rights, long size, char type, String target)
      throws IOException {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    byte[] link = target.getBytes(StandardCharsets.UTF_8);
    longName(tar, name, 'L');
    longName(tar, link, 'K');
    block(tar, name, rights, size, type, link);
  }

  private void longName(OutputStream tar, byte[] name, char type) throws IOException {
    if (name.length > 100) {
      byte[] mark = "././@LongLink".getBytes(StandardCharsets.UTF_8);
      block(tar, mark, 0644, name.length + 1L, type, new byte[0]);
      tar.write(name);
      tar.write(0);
      pad(tar, name.length + 1L);
    }
  }

  private void block(OutputStream tar, byte[] name, int rights, long size, char type, byte[] link)
      throws IOException {
    byte[] block = new byte[BLOCK];
    System.arraycopy(name, 0, block, 0, Math.min(name.length, 100));
    octal(block, 100, 8, rights);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    octal(block, 124, 12, size);
    octal(block, 136, 12, commit.getCommitTime());
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = (byte) type;
    System.arraycopy(link, 0, block, 157, Math.min(link.length, 100));
    System.arraycopy("ustar\00000".getBytes(StandardCharsets.ISO_8859_1), 0, block, 257, 8);
    int sum = 0;
    for (byte each : block) {
      sum += each & 0xFF;
    }
    octal(block, 148, 7, sum);
    tar.write(block);
  }

  private static void octal(byte[] block, int at, int width, long value) {
    String digits = Long.toOctalString(value);
    String field = "0".repeat(Math.max(0, width - 1 - digits.length())) + digits;
    System.arraycopy(field.getBytes(StandardCharsets.US_ASCII), 0, block, at, width - 1);
    block[at + width - 1] = 0;
  }

  private static void pad(OutputStream tar, long size) throws IOException {
    tar.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
  }

  private void eachFile(Taking taking) throws IOException {
    try (var files = new TreeWalk(reader)) {
      files.addTree(commit.getTree());
      files.setRecursive(true);
      while (files.next()) {
        FileMode mode = files.getFileMode(0);
        if (!FileMode.GITLINK.equals(mode)) {
          ObjectLoader content = reader.open(files.getObjectId(0), Constants.OBJ_BLOB);
          taking.take(folder + "/" + files.getPathString(), mode, content);
        }
      }
    }
  }

  /** Takes one file into the archive. */
  @FunctionalInterface
  private interface Taking {
    void take(String path, FileMode mode, ObjectLoader content) throws IOException;
  }
}
