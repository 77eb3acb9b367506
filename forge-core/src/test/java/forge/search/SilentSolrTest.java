package forge.search;

import static org.assertj.core.api.Assertions.assertThat;

import forge.artifact.Shelf;
import forge.testing.TestDatabase;
import forge.user.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Search with a Solr that takes what is asked and says nothing, as one does that was stopped. */
class SilentSolrTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger felt = new AtomicInteger();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile boolean silent = true;
  private ServerSocket solr;
  private SearchIndex index;
  private Search search;

  @BeforeEach
  void start() throws IOException {
    solr = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::receive);
    var shelf = new Shelf(DATABASE);
    String url = "http://127.0.0.1:" + solr.getLocalPort() + "/solr";
    index = new SearchIndex(url, new byte[] {1}, shelf.store);
    search = new Search(index, shelf.access);
  }

  @AfterEach
  void stop() throws IOException {
    solr.close();
    for (Socket socket : open) {
      socket.close();
    }
    index.close();
  }

  private void receive() {
    try {
      while (true) {
        Socket socket = solr.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = in.readLine();
      boolean feels = line != null && line.contains("/admin/info/health");
      (feels ? felt : asked).incrementAndGet();
      while (silent) {
        if (in.read() < 0) {
          return;
        }
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      return;
    }
  }

  private boolean rests() {
    var wanted = new Wanted("home", "", "", "", "", "", "", Wanted.Order.RELEVANCE, null);
    return search.find(Identity.GUEST, wanted).resting();
  }

  @Test
  void onlyTheFirstToAskWaitAndAllOthersAreRefusedWithoutACall() {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 10).forEach(i -> people.execute(this::rests));
    }
    int first = asked.get();
    assertThat(first).isBetween(1, 10);
    assertThat(felt.get()).as("felt for all at once").isBetween(1, 5);

    for (int i = 0; i < 200; i++) {
      assertThat(rests()).isTrue();
      assertThat(index.answers()).isFalse();
    }
    assertThat(asked.get()).as("calls for 400 questions").isEqualTo(first);

    silent = false;
    for (int i = 0; i < 1_200 && asked.get() == first; i++) {
      LockSupport.parkNanos(50_000_000L);
      rests();
    }
    assertThat(asked.get()).as("asked again once it is back").isGreaterThan(first);
  }
}
