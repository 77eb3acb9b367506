package forge.files.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RsyncStageTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  @TempDir Path folder = Path.of("");

  @Test
  void whatNobodyCameBackForIsRemoved() throws IOException {
    Path left = folder.resolve("left");
    Path used = folder.resolve("used");
    Path held = folder.resolve("held");
    stage(left, NOW.minus(Duration.ofDays(8))).close();
    stage(used, NOW.minus(Duration.ofDays(6))).close();
    try (var open = stage(held, NOW.minus(Duration.ofDays(8)))) {
      for (Path each : new Path[] {left, used, held}) {
        RsyncStage.sweep(each, NOW.minus(Duration.ofDays(7)));
      }
      assertThat(open.root()).isNotEmptyDirectory();
    }

    assertThat(left).doesNotExist();
    assertThat(used.resolve("files/half.bin")).exists();
  }

  @Test
  @Timeout(180)
  void aProgramThatBringsMoreThanThereIsRoomForIsEnded() throws Exception {
    stage(folder.resolve("one"), NOW).close();
    assertThat(RsyncStage.size(folder)).isEqualTo(4);

    Process patient = new ProcessBuilder("sleep", "300").start();
    Process greedy = new ProcessBuilder("sleep", "300").start();
    StageWatch fits = StageWatch.over(patient, folder, 4);
    StageWatch over = StageWatch.over(greedy, folder, 3);

    assertThat(greedy.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(over.full()).isTrue();
    assertThat(patient.isAlive()).isTrue();
    assertThat(fits.full()).isFalse();
    patient.destroy();
  }

  private static RsyncStage stage(Path at, Instant when) throws IOException {
    var stage = RsyncStage.open(at, when, name -> true);
    Files.writeString(stage.root().resolve("half.bin"), "half");
    return stage;
  }
}
