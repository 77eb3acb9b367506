package forge.scm.hg;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One running {@code hg} that answers one command after the other, for any repository. */
final class HgServer implements AutoCloseable {
  private static final int LONGEST_ARGUMENTS = 1 << 20;
  private static final int COMPLAINT = 2_000;

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;

  HgServer(Hg hg) throws IOException {
    this.process = hg.server();
    this.in = new DataInputStream(process.getInputStream());
    this.out = new DataOutputStream(process.getOutputStream());
    Thread.ofVirtual().start(() -> drain(process));
    try {
      hello();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void drain(Process process) {
    try {
      process.getErrorStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException ended) {
      process.destroyForcibly();
    }
  }

  private void hello() throws IOException {
    int channel = in.read();
    int length = in.readInt();
    if (channel != 'o' || length > LONGEST_ARGUMENTS) {
      throw new IOException("hg did not greet");
    }
    in.skipNBytes(length);
  }

  /** What a command said, of which only so much was kept. */
  static final class Answer {
    private final int status;
    private final byte[] printed;
    private final long size;
    private final String complaint;

    Answer(int status, byte[] printed, long size, String complaint) {
      this.status = status;
      this.printed = printed;
      this.size = size;
      this.complaint = complaint;
    }

    int status() {
      return status;
    }

    byte[] printed() {
      return printed;
    }

    /** How many bytes it printed, kept or not. */
    long size() {
      return size;
    }

    String complaint() {
      return complaint;
    }

    boolean whole() {
      return printed.length == size;
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Runs a command to its end; one that takes too long ends the server with it. */
  Answer ask(Path repository, List<String> command, int limit) throws IOException {
    var late = new CompletableFuture<Void>();
    late.orTimeout(Hg.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            tooLong -> {
              process.destroyForcibly();
              return null;
            });
    try {
      send(repository, command);
      return read(limit);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    } finally {
      late.complete(null);
    }
  }

  private void send(Path repository, List<String> command) throws IOException {
    if (command.stream().anyMatch(each -> each.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("no argument holds a zero byte");
    }
    String all = "-R\0" + repository + "\0" + String.join("\0", command);
    byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
    out.write("runcommand\n".getBytes(StandardCharsets.US_ASCII));
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  private Answer read(int limit) throws IOException {
    var printed = new ByteArrayOutputStream();
    var complaint = new ByteArrayOutputStream();
    long size = 0;
    while (true) {
      int channel = in.read();
      int length = in.readInt();
      switch (channel) {
        case 'o' -> {
          size += length;
          take(length, printed, limit);
        }
        case 'e' -> take(length, complaint, COMPLAINT);
        case 'r' -> {
          int status = in.readInt();
          String said = complaint.toString(StandardCharsets.UTF_8).strip();
          return new Answer(status, printed.toByteArray(), size, said);
        }
        case 'I', 'L' -> {
          out.writeInt(0);
          out.flush();
        }
        case -1 -> throw new EOFException("hg ended");
        default -> in.skipNBytes(length);
      }
    }
  }

  private void take(int length, ByteArrayOutputStream kept, int limit) throws IOException {
    int fits = Math.min(length, limit - kept.size());
    kept.write(in.readNBytes(fits));
    in.skipNBytes(length - fits);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
