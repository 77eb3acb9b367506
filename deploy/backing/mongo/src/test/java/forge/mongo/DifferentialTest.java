package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferentialTest {
  private static final int OPERATIONS = 4_000;

  @Test
  void randomOperationsGiveWhatTheMemoryBackendGives(@TempDir Path folder) {
    try (var mongo = EmbeddedMongo.open(folder.resolve("store.mv"));
        var differential =
            new Differential(
                mongo.connectionString().replace("w=majority&journal=true", "w=1"), 11)) {
      int[] left = {OPERATIONS};
      Differential.Outcome outcome = differential.run(() -> left[0]-- > 0);
      assertThat(outcome.differences()).isEmpty();
      assertThat(mongo.check()).isEmpty();
    }
  }
}
