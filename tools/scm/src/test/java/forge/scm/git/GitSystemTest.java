package forge.scm.git;

import static org.assertj.core.api.Assertions.assertThat;

import forge.project.MountId;
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
}
