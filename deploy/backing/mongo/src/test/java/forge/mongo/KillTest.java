package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  @Test
  void whatWasAcknowledgedSurvivesAKill(@TempDir Path folder) throws Exception {
    KillRounds.Outcome outcome = new KillRounds(folder).run(3);
    assertThat(outcome.acknowledged()).isPositive();
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.disagreements()).isEmpty();
  }
}
