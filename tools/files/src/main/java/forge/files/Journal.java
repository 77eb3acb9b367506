package forge.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines on this machine's disk that wait to be worked off in batches. A line costs one write to a
 * file that is not waited for; it outlives the death of this process, though not of the machine.
 */
final class Journal {
  private static final String OPEN = ".open";
  private static final String BATCH = ".batch";
  private final Path folder;
  private @Nullable FileChannel current;
  private @Nullable Path file;

  Journal(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void append(String line) {
    try {
      FileChannel channel = current == null ? begin() : current;
      var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel begin() throws IOException {
    Path fresh = folder.resolve(UUID.randomUUID() + OPEN);
    FileChannel channel =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileLock lock = channel.lock();
    if (!lock.isValid()) {
      throw new IOException("cannot lock " + fresh);
    }
    file = fresh;
    current = channel;
    return channel;
  }

  private synchronized void end() throws IOException {
    FileChannel channel = current;
    Path open = file;
    if (channel != null && open != null) {
      close(open);
      channel.close();
      current = null;
      file = null;
    }
  }

  private void close(Path open) throws IOException {
    String name = String.valueOf(open.getFileName()).replace(OPEN, BATCH);
    Files.move(open, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Hands out every batch there is, with an id that stays the same when it has to be done again,
   * and forgets it when the worker returns.
   */
  synchronized void work(BiConsumer<String, List<String>> worker) {
    try {
      end();
      adopt();
      for (Path batch : list(BATCH)) {
        String id = String.valueOf(batch.getFileName()).replace(BATCH, "");
        worker.accept(id, Files.readAllLines(batch, StandardCharsets.UTF_8));
        Files.deleteIfExists(batch);
      }
    } catch (NoSuchFileException doneByAnother) {
      // Where several nodes share a folder, each batch is done once.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a process left open that has died: nobody holds its lock. */
  private void adopt() throws IOException {
    for (Path open : list(OPEN)) {
      try (var channel = FileChannel.open(open, StandardOpenOption.WRITE);
          var lock = channel.tryLock()) {
        if (lock != null) {
          close(open);
        }
      } catch (OverlappingFileLockException | NoSuchFileException another) {
        // Another forge in this process is still writing it, or has just closed it.
      }
    }
  }

  private List<Path> list(String end) throws IOException {
    try (var all = Files.newDirectoryStream(folder, "*" + end)) {
      var found = new ArrayList<Path>();
      all.forEach(found::add);
      found.sort(null);
      return found;
    }
  }
}
