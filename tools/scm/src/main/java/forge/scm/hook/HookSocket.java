package forge.scm.hook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where hooks find the forge: a socket in the data folder, which only its owner can reach. A hook
 * writes a line with its name and some words, and perhaps more lines; it reads {@code yes}, or
 * {@code no} and a sentence.
 */
public final class HookSocket {
  private static final Logger LOG = LoggerFactory.getLogger(HookSocket.class);
  private static final int AT_ONCE = 64;
  private static final int LONGEST_PATH = 100;
  private static final long PATIENCE_MINUTES = 30;
  private static final String WAIT = "The forge could not look at this change; try again later.";

  private final Path folder;
  private final Map<String, AnswersHooks> answering = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private @Nullable ServerSocketChannel channel;

  /**
   * @param folder where the sockets of all nodes lie
   */
  public HookSocket(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Has the hooks of a name answered. */
  public void assign(String hook, AnswersHooks who) {
    answering.put(hook, who);
  }

  /** The folder in which hooks find it; from now on, it listens there. */
  public synchronized Path open() {
    try {
      if (channel == null) {
        ServerSocketChannel here = listen();
        Thread.ofVirtual().name("hooks").start(() -> accept(here));
        channel = here;
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerSocketChannel listen() throws IOException {
    Files.createDirectories(folder);
    Path place = folder.resolve(Integer.toHexString(host().hashCode()));
    Files.deleteIfExists(place);
    Path socket = place;
    if (place.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      socket = Files.createTempDirectory("forge-hooks").resolve("socket");
      Files.createSymbolicLink(place, socket);
    }
    var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    opened.bind(UnixDomainSocketAddress.of(socket));
    return opened;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private void accept(ServerSocketChannel here) {
    try {
      while (true) {
        SocketChannel caller = here.accept();
        room.acquireUninterruptibly();
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException closed) {
      LOG.warn("Hooks are no longer answered: {}", closed.toString());
    }
  }

  private void serve(SocketChannel caller) {
    var over = new CompletableFuture<Void>();
    over.orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).exceptionally(late -> close(caller));
    try (caller) {
      var in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.UTF_8));
      Optional<String> refusal = answer(in);
      String said = refusal.map(sentence -> "no\n" + sentence + "\n").orElse("yes\n");
      var bytes = ByteBuffer.wrap(said.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        caller.write(bytes);
      }
    } catch (IOException gone) {
      LOG.info("A hook left before it was answered: {}", gone.toString());
    } finally {
      over.complete(null);
      room.release();
    }
  }

  private static @Nullable Void close(SocketChannel caller) {
    try {
      caller.close();
    } catch (IOException e) {
      LOG.info("A hook could not be ended: {}", e.toString());
    }
    return null;
  }

  private Optional<String> answer(BufferedReader in) throws IOException {
    String line = in.readLine();
    List<String> words = line == null ? List.of() : Arrays.asList(line.split(" ", -1));
    AnswersHooks who = words.isEmpty() ? null : answering.get(words.getFirst());
    if (who == null) {
      return Optional.of("The forge knows no such hook.");
    }
    try {
      return who.answer(words.subList(1, words.size()), in);
    } catch (RuntimeException e) {
      LOG.error("The hook {} failed", words.getFirst(), e);
      return Optional.of(WAIT);
    }
  }
}
