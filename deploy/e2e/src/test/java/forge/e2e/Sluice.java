package forge.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A way to the document store that can shut itself behind one request: that one is passed on and
 * answered, and nothing that is asked after it gets through. So a test knows exactly what a node
 * had kept when it was killed.
 */
final class Sluice implements AutoCloseable {
  private static final int LENGTH = 4;
  private static final int LONGEST = 1 << 26;

  private final ServerSocket landing;
  private final URI store;
  private final Set<Socket> ways = ConcurrentHashMap.newKeySet();
  private @Nullable Last last;
  private boolean shut;

  /** The request that goes through last. */
  private record Last(List<String> words, CompletableFuture<Void> passed) {
    boolean is(byte[] request) {
      String text = new String(request, ISO_8859_1);
      return words.stream().allMatch(text::contains);
    }
  }

  /**
   * @param store the address of the store, as drivers read it
   */
  Sluice(String store) throws IOException {
    this.store = URI.create(store);
    landing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::receive);
  }

  /** The same address by this way. */
  String uri() {
    return store.toString().replace(":" + store.getPort(), ":" + landing.getLocalPort());
  }

  /**
   * Shuts behind the next request that has all these words in it; answers when that is on its way.
   */
  synchronized CompletableFuture<Void> shutBehind(String... words) {
    last = new Last(Arrays.asList(words), new CompletableFuture<>());
    return last.passed();
  }

  /** Lets pass who comes from now on; what waited is dropped. */
  synchronized void open() throws IOException {
    for (Socket way : new ArrayList<>(ways)) {
      way.close();
    }
    shut = false;
  }

  private void receive() {
    try {
      while (true) {
        Socket near = landing.accept();
        Socket far = new Socket(store.getHost(), store.getPort());
        ways.add(near);
        ways.add(far);
        Thread.ofVirtual().start(() -> ask(near, far));
        Thread.ofVirtual().start(() -> answer(far, near));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void ask(Socket near, Socket far) {
    try (near;
        far) {
      var in = new DataInputStream(new BufferedInputStream(near.getInputStream()));
      OutputStream out = far.getOutputStream();
      while (true) {
        byte[] request = request(in);
        if (passes(request)) {
          out.write(request);
        }
      }
    } catch (IOException cut) {
      return;
    } finally {
      ways.remove(near);
      ways.remove(far);
    }
  }

  /** One message of the wire protocol, which begins with its length. */
  private static byte[] request(DataInputStream in) throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    if (length < LENGTH || length > LONGEST) {
      throw new IOException("no message is " + length + " bytes long");
    }
    byte[] request = new byte[length];
    for (int i = 0; i < LENGTH; i++) {
      request[i] = (byte) (length >>> (8 * i));
    }
    in.readFully(request, LENGTH, length - LENGTH);
    return request;
  }

  /** The store cannot answer the last request before this way is shut for all others. */
  private synchronized boolean passes(byte[] request) {
    if (shut) {
      return false;
    }
    Last wanted = last;
    if (wanted != null && wanted.is(request)) {
      shut = true;
      last = null;
      wanted.passed().complete(null);
    }
    return true;
  }

  private static void answer(Socket far, Socket near) {
    try {
      far.getInputStream().transferTo(near.getOutputStream());
    } catch (IOException cut) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    landing.close();
    open();
  }
}
