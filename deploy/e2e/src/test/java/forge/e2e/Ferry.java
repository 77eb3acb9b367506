package forge.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to the forge that carries bytes both ways, and has something happen once so many have gone
 * over to it.
 */
final class Ferry implements AutoCloseable {
  private final ServerSocket landing;
  private final URI forge;
  private final AtomicLong left;
  private final Runnable deed;
  private final Set<Socket> afloat = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /** One on which nothing happens by itself. */
  Ferry(URI forge) throws IOException {
    this(forge, 0, () -> {});
  }

  Ferry(URI forge, long bytes, Runnable deed) throws IOException {
    this.landing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.forge = forge;
    this.left = new AtomicLong(bytes);
    this.deed = deed;
    Thread.ofVirtual().start(this::receive);
  }

  /** Where it sets out. */
  String url() {
    return "http://localhost:" + landing.getLocalPort();
  }

  private void receive() {
    try {
      while (true) {
        Socket near = landing.accept();
        if (stopped) {
          near.close();
          continue;
        }
        Socket far = new Socket(forge.getHost(), forge.getPort());
        afloat.add(near);
        Thread.ofVirtual().start(() -> carry(near, far, true));
        Thread.ofVirtual().start(() -> carry(far, near, false));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void carry(Socket from, Socket to, boolean counted) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 14];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        if (counted && left.get() > 0 && left.addAndGet(-read) <= 0) {
          deed.run();
        }
      }
    } catch (IOException cut) {
      return;
    } finally {
      afloat.remove(from);
    }
  }

  /** Nobody gets over any more, not even those who are on their way. */
  void stop() throws IOException {
    stopped = true;
    for (Socket socket : afloat) {
      socket.close();
    }
  }

  void goOn() {
    stopped = false;
  }

  @Override
  public void close() throws IOException {
    landing.close();
  }
}
