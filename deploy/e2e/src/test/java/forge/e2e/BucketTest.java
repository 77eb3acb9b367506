package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.ObjectStore;
import forge.testing.StockProgram;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a bucket that the settings name, sent by Payara without a thread for each reader. */
class BucketTest {
  private static final int SIZE = 20_000_000;
  private static final ObjectStore STORE = ObjectStore.start();
  private static ShippedFile file;

  @BeforeAll
  static void start() throws Exception {
    var settings = new HashMap<>(STORE.settings());
    settings.put("FORGE_S3_SECONDS", "4");
    file = ShippedFile.start(settings, SIZE);
  }

  @AfterAll
  static void stop() {
    file.close();
    STORE.close();
  }

  @Test
  void theBucketOfTheSettingsHasTheFile() throws Exception {
    assertThat(STORE.names()).hasSize(1);

    assertThat(file.get().body()).isEqualTo(file.bytes());
    HttpResponse<byte[]> part = file.get("Range", "bytes=5000000-11999999");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(file.bytes(5_000_000, 12_000_000));
  }

  @Test
  void slowReadersHoldNoThreadsAndGetAllOfIt() throws Exception {
    file.serveSlowReaders();
  }

  @Test
  void whatTheBucketCutsShortByItsSilenceIsResumed(@TempDir Path folder) throws Exception {
    Path fetched = folder.resolve("large.bin");
    var curl = List.of("curl", "-sf", "-C", "-", "-o", fetched.toString(), file.url());
    STORE.fallSilent(7_000_000);
    try {
      assertThat(StockProgram.run(folder, curl).worked()).isFalse();
    } finally {
      STORE.speak();
    }
    assertThat(Files.size(fetched)).isBetween(1_000_000L, SIZE - 1L);

    assertThat(StockProgram.run(folder, curl)).matches(StockProgram.Said::worked);

    assertThat(Files.readAllBytes(fetched)).isEqualTo(file.bytes());
  }

  @Test
  void aBucketThatSaysNothingIsSaidToBeAway() throws Exception {
    STORE.fallSilent(-1);
    try {
      assertThat(file.get().statusCode()).isEqualTo(503);
    } finally {
      STORE.speak();
    }
    Patience.until("it answers again", () -> file.get().statusCode() == 200);
  }
}
