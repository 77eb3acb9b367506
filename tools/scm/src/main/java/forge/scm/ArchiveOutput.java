package forge.scm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive that takes one file after the other: the same files make the same bytes. */
public sealed interface ArchiveOutput {

  /** Takes a file; its stream has as many bytes as are said. */
  void file(String path, TreeEntry.Kind kind, long size, InputStream content) throws IOException;

  /** Ends the archive. The stream below stays open. */
  void finish() throws IOException;

  /**
   * Begins an archive.
   *
   * @param time when its files were last changed
   */
  static ArchiveOutput to(OutputStream out, Archive format, Instant time) throws IOException {
    return switch (format) {
      case ZIP -> new Zip(new ZipOutputStream(out, StandardCharsets.UTF_8), FileTime.from(time));
      case TAR_GZ -> new Tar(new GZIPOutputStream(out, 1 << 16), time.getEpochSecond());
    };
  }

  /** For Windows and everybody else. */
  record Zip(ZipOutputStream out, FileTime time) implements ArchiveOutput {
    @Override
    public void file(String path, TreeEntry.Kind kind, long size, InputStream content)
        throws IOException {
      var entry = new ZipEntry(path);
      entry.setLastModifiedTime(time);
      out.putNextEntry(entry);
      content.transferTo(out);
      out.closeEntry();
    }

    @Override
    public void finish() throws IOException {
      out.finish();
    }
  }

  /** Keeps links and what can be run; ustar headers, longer names as GNU tar has them. */
  record Tar(GZIPOutputStream out, long time) implements ArchiveOutput {
    private static final int BLOCK = 512;

    @Override
    public void file(String path, TreeEntry.Kind kind, long size, InputStream content)
        throws IOException {
      if (kind == TreeEntry.Kind.LINK) {
        header(path, 0777, 0, '2', new String(content.readAllBytes(), StandardCharsets.UTF_8));
        return;
      }
      header(path, kind == TreeEntry.Kind.EXECUTABLE ? 0755 : 0644, size, '0', "");
      content.transferTo(out);
      pad(size);
    }

    @Override
    public void finish() throws IOException {
      out.write(new byte[2 * BLOCK]);
      out.finish();
    }

    private void header(String path, int rights, long size, char type, String target)
        throws IOException {
      byte[] name = path.getBytes(StandardCharsets.UTF_8);
      byte[] link = target.getBytes(StandardCharsets.UTF_8);
      longName(name, 'L');
      longName(link, 'K');
      block(name, rights, size, type, link);
    }

    private void longName(byte[] name, char type) throws IOException {
      if (name.length > 100) {
        byte[] mark = "././@LongLink".getBytes(StandardCharsets.UTF_8);
        block(mark, 0644, name.length + 1L, type, new byte[0]);
        out.write(name);
        out.write(0);
        pad(name.length + 1L);
      }
    }

    private void block(byte[] name, int rights, long size, char type, byte[] link)
        throws IOException {
      byte[] block = new byte[BLOCK];
      System.arraycopy(name, 0, block, 0, Math.min(name.length, 100));
      octal(block, 100, 8, rights);
      octal(block, 108, 8, 0);
      octal(block, 116, 8, 0);
      octal(block, 124, 12, size);
      octal(block, 136, 12, time);
      Arrays.fill(block, 148, 156, (byte) ' ');
      block[156] = (byte) type;
      System.arraycopy(link, 0, block, 157, Math.min(link.length, 100));
      System.arraycopy("ustar\00000".getBytes(StandardCharsets.ISO_8859_1), 0, block, 257, 8);
      int sum = 0;
      for (byte each : block) {
        sum += each & 0xFF;
      }
      octal(block, 148, 7, sum);
      out.write(block);
    }

    private static void octal(byte[] block, int at, int width, long value) {
      String digits = Long.toOctalString(value);
      String field = "0".repeat(Math.max(0, width - 1 - digits.length())) + digits;
      System.arraycopy(field.getBytes(StandardCharsets.US_ASCII), 0, block, at, width - 1);
      block[at + width - 1] = 0;
    }

    private void pad(long size) throws IOException {
      out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
  }
}
