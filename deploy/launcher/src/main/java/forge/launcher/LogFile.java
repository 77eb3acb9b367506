package forge.launcher;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A file of lines that never grows beyond a limit: the older half is kept beside it. */
final class LogFile implements AutoCloseable {
  private static final long LIMIT = 20L << 20;
  private static final int LAST_WORDS = 12;

  private final Path file;
  private final Path older;
  private final long limit;
  private final Deque<String> last = new ArrayDeque<>();
  private BufferedWriter writer;
  private long size;

  LogFile(Path file) {
    this(file, LIMIT);
  }

  LogFile(Path file, long limit) {
    this.file = file;
    this.limit = limit;
    this.older = file.resolveSibling(file.getFileName() + ".1");
    try {
      this.size = Files.exists(file) ? Files.size(file) : 0;
      this.writer = open();
    } catch (IOException e) {
      throw new CannotStart("The log " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private BufferedWriter open() throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  synchronized void write(String line) {
    if (!line.isBlank() && !line.startsWith("\tat ")) {
      last.addLast(line);
      if (last.size() > LAST_WORDS) {
        last.removeFirst();
      }
    }
    try {
      if (size > limit) {
        writer.close();
        Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        writer = open();
        size = 0;
      }
      writer.write(line);
      writer.newLine();
      writer.flush();
      size += line.length() + 1L;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest lines that are not the middle of a stack trace, to say what went wrong. */
  synchronized List<String> lastWords() {
    return List.copyOf(last);
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
