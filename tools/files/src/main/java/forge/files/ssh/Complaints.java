package forge.files.ssh;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a program complains of, line by line, with the names of files as who sends them knows them:
 * the folder of this machine that they lie in meanwhile is left out.
 */
final class Complaints extends FilterOutputStream {
  private static final int LONGEST = 1 << 14;
  private final String folder;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  Complaints(OutputStream out, Path folder) {
    super(out);
    this.folder = folder.toString();
  }

  @Override
  public void write(int b) throws IOException {
    line.write(b);
    if (b == '\n' || line.size() == LONGEST) {
      hand();
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  private void hand() throws IOException {
    String said = line.toString(StandardCharsets.ISO_8859_1);
    line.reset();
    String known = new String(folder.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    out.write(
        said.replace(known + "/", "")
            .replace(known, "the folder")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Half a line stays until the rest of it has come. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Hands on what is left; whom it goes to stays open. */
  @Override
  public void close() throws IOException {
    hand();
  }
}
