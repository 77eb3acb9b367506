package forge.e2e;

import static forge.e2e.BackingTest.forge;
import static forge.e2e.BackingTest.store;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.StockProgram;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a bucket that the settings name, sent by Payara without a thread for each reader. */
abstract class BucketFiles {
  private static final int SIZE = 20_000_000;
  private static ShippedFile file;

  @BeforeAll
  static void ship() throws Exception {
    file = ShippedFile.in(forge, SIZE);
  }

  @AfterAll
  static void end() {
    if (file != null) {
      file.close();
    }
  }

  @Test
  void theBucketOfTheSettingsHasTheFile() throws Exception {
    assertThat(store.names()).hasSize(1);

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
    store.fallSilent(7_000_000);
    try {
      assertThat(StockProgram.run(folder, curl).worked()).isFalse();
    } finally {
      store.speak();
    }
    assertThat(Files.size(fetched)).isBetween(1_000_000L, SIZE - 1L);

    assertThat(StockProgram.run(folder, curl)).matches(StockProgram.Said::worked);

    assertThat(Files.readAllBytes(fetched)).isEqualTo(file.bytes());
  }

  @Test
  void aBucketThatSaysNothingIsSaidToBeAway() throws Exception {
    store.fallSilent(-1);
    try {
      assertThat(file.get().statusCode()).isEqualTo(503);
    } finally {
      store.speak();
    }
    Patience.until("it answers again", () -> file.get().statusCode() == 200);
  }
}
