package forge.scm.life;

import forge.outgoing.Destination;
import forge.outgoing.Outgoing;
import forge.refusal.Refusal;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on the loopback, for programs that fetch by themselves. Every connection they make,
 * those after redirects too, goes where the guard of the way out says, or nowhere.
 */
public final class Toll implements AutoCloseable {
  private static final int LONGEST_HEAD = 64 << 10;
  private static final int BACKLOG = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofMinutes(10);
  private static final Set<String> OURS =
      Set.of("connection", "proxy-connection", "proxy-authorization", "keep-alive");

  private final Outgoing outgoing;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String refusal;

  /** Opens it. */
  public Toll(Outgoing outgoing) throws IOException {
    this.outgoing = outgoing;
    this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("toll").start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Why a connection was not made; empty where all were. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = door.accept();
        open.add(caller);
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException closed) {
      open.forEach(Toll::end);
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      caller.setSoTimeout((int) PATIENCE.toMillis());
      String head = head(caller.getInputStream());
      List<String> lines = Arrays.asList(head.split("\r?\n", -1));
      String[] asked = lines.getFirst().split(" ", -1);
      if (asked.length != 3) {
        throw new IOException("not a request");
      }
      caller.setSoTimeout(0);
      boolean tunnel = asked[0].equals("CONNECT");
      pass(caller, tunnel, URI.create(tunnel ? "https://" + asked[1] : asked[1]), lines);
    } catch (Refusal refused) {
      refusal = refused.reason();
      deny(caller);
    } catch (IOException | IllegalArgumentException gone) {
      deny(caller);
    } finally {
      open.remove(caller);
    }
  }

  private void pass(Socket caller, boolean tunnel, URI to, List<String> lines) throws IOException {
    Destination found = outgoing.find(to);
    try (var other = new Socket()) {
      open.add(other);
      other.setSoTimeout((int) SILENCE.toMillis());
      other.connect(
          new InetSocketAddress(found.address(), found.port()), (int) PATIENCE.toMillis());
      if (tunnel) {
        say(caller, "HTTP/1.1 200 Connected\r\n\r\n");
      } else {
        say(other, request(to, lines));
      }
      Thread back = Thread.ofVirtual().start(() -> carry(other, caller));
      carry(caller, other);
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same request for the other side, and no further one by this connection. */
  private static String request(URI to, List<String> lines) {
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
    String method = lines.getFirst().substring(0, lines.getFirst().indexOf(' '));
    String headers =
        lines.stream()
            .skip(1)
            .filter(line -> line.contains(":"))
            .filter(line -> !OURS.contains(name(line)))
            .map(line -> line + "\r\n")
            .collect(Collectors.joining());
    return method + " " + path + query + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 2) {
      int c = in.read();
      if (c < 0 || head.size() > LONGEST_HEAD) {
        throw new IOException("no request");
      }
      head.write(c);
      ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException over) {
      end(from);
      end(to);
    }
  }

  private static void say(Socket to, String text) throws IOException {
    OutputStream out = new BufferedOutputStream(to.getOutputStream());
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void deny(Socket caller) {
    try {
      say(caller, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    } catch (IOException gone) {
      end(caller);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    open.forEach(Toll::end);
  }
}
