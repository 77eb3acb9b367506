package forge.files;

import static forge.testing.People.DAN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files are shown to clamd before anybody else sees them. */
class ClamdTest {
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
  private static final String FILES = "/p/aqueduct/files";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static FakeClamd clamd;
  private static TestForge forge;
  private static Browser dan;

  /** Says of a stream what clamd says, on a socket of its own. */
  private static final class FakeClamd implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel server;
    private volatile boolean broken;

    FakeClamd(Path socket) throws IOException {
      this.socket = socket;
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      while (server.isOpen()) {
        try (SocketChannel caller = server.accept()) {
          caller.write(ByteBuffer.wrap(answer(caller).getBytes(US_ASCII)));
        } catch (IOException gone) {
          // The next one may fare better.
        }
      }
    }

    private String answer(SocketChannel caller) throws IOException {
      var in = new DataInputStream(Channels.newInputStream(caller));
      if (!new String(in.readNBytes(10), US_ASCII).equals("zINSTREAM\0")) {
        return "UNKNOWN COMMAND\0";
      }
      var all = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        all.write(in.readNBytes(length));
      }
      if (broken) {
        return "INSTREAM: Can't allocate memory ERROR\0";
      }
      if (all.size() > 1_000_000) {
        return "INSTREAM size limit exceeded. ERROR\0";
      }
      return all.toString(US_ASCII).contains(EICAR)
          ? "stream: Eicar-Test-Signature FOUND\0"
          : "stream: OK\0";
    }

    @Override
    public void close() throws IOException {
      server.close();
      Files.deleteIfExists(socket);
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path socket = folder.resolve("clamd");
    clamd = new FakeClamd(socket);
    forge = TestForge.start(DATABASE.get(), Map.of("FORGE_CLAMAV", socket.toString()));
    dan = forge.as(DAN);
  }

  @AfterAll
  static void stop() throws IOException {
    forge.close();
    clamd.close();
  }

  @Test
  void aVirusIsRefusedByNameAndNothingIsKept() {
    var refused = put("eicar.com", EICAR);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("found Eicar-Test-Signature in “eicar.com”");
    assertThat(forge.guest().get(FILES + "/get/eicar.com").statusCode()).isEqualTo(404);
    assertThat(put("clean.txt", "clean").statusCode()).isEqualTo(201);
  }

  @Test
  void whatClamdDoesNotTakeIsSaid() {
    assertThat(put("large.txt", "x".repeat(1_000_001)).body())
        .contains("larger than the virus scanner takes");
  }

  @Test
  void withoutAnAnswerNothingIsPublished() {
    clamd.broken = true;
    var later = put("later.txt", "later");
    clamd.broken = false;

    assertThat(later.statusCode()).isEqualTo(503);
    assertThat(later.body()).contains("virus scanner");
    assertThat(forge.guest().get(FILES + "/get/later.txt").statusCode()).isEqualTo(404);
    assertThat(put("later.txt", "later").statusCode()).isEqualTo(201);
  }

  private static java.net.http.HttpResponse<String> put(String path, String text) {
    return dan.json("PUT", "/rest" + FILES + "/" + path, text);
  }
}
