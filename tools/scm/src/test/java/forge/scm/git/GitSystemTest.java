package forge.scm.git;

import static org.assertj.core.api.Assertions.assertThat;

import forge.project.MountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSystemTest {

  @Test
  void noPushTidiesARepositoryByItself(@TempDir Path folder) {
    GitSystem.install();

    try (var git = new GitFolder(folder).open(new MountId("code"))) {
      assertThat(git.getConfig().getBoolean("receive", "autogc", true)).isFalse();
      assertThat(git.getConfig().getInt("gc", "auto", 6700)).isZero();
      assertThat(git.getConfig().getInt("gc", "autoPackLimit", 50)).isZero();
    }
  }

  @Test
  void hashesAreTheJdks(@TempDir Path folder) {
    GitSystem.install();

    try (var git = new GitFolder(folder).open(new MountId("code"))) {
      assertThat(git.getConfig().getString("core", null, "sha1Implementation"))
          .isEqualTo("jdkNative");
    }
  }

  @Test
  void objectsAreOnTheDiskBeforeAPushIsAcknowledged(@TempDir Path folder) throws IOException {
    GitSystem.install();

    try (var git = new GitFolder(folder).open(new MountId("code"))) {
      assertThat(git.getConfig().getBoolean("core", "fsyncObjectFiles", false)).isTrue();
      assertThat(Files.readString(git.getDirectory().toPath().resolve("config")))
          .as("what stock git reads, which would warn of it")
          .doesNotContainIgnoringCase("fsyncObjectFiles");
    }
  }
}
