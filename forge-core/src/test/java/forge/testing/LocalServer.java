package forge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A stock server on a port of the loopback, ended with all that it started. */
public final class LocalServer implements AutoCloseable {
  private static final int PATIENCE = 12_000;

  private final Process process;

  private LocalServer(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param folder where what it prints is kept
   */
  public static LocalServer start(Path folder, int port, List<String> command) {
    try {
      Path said = Files.createTempFile(folder, "server", ".out");
      var builder = new ProcessBuilder(command);
      builder.environment().put("HGRCPATH", "");
      builder.redirectErrorStream(true).redirectOutput(said.toFile());
      var server = new LocalServer(builder.start());
      if (!server.listens(port)) {
        server.close();
        throw new IllegalStateException(command + ": " + Files.readString(said));
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens(int port) {
    for (int tried = 0; tried < PATIENCE && process.isAlive(); tried++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return true;
      } catch (IOException notYet) {
        LockSupport.parkNanos(10_000_000);
      }
    }
    return false;
  }

  /** The numbers of its processes. */
  List<Long> pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    process.onExit().join();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
