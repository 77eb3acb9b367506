package forge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private final Path folder;

  DataFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aSecondForgeOnTheSameDataIsRefused() {
    Path root = folder.resolve("data");
    try (var first = DataFolder.take(root)) {
      assertThat(first.root()).isEqualTo(root);
      assertThatThrownBy(() -> DataFolder.take(root))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "The data folder "
                  + root
                  + " is in use by another forge, process "
                  + ProcessHandle.current().pid()
                  + ". Stop it first, or name another folder with FORGE_DATA.");
    }

    DataFolder.take(root).close();
  }

  @Test
  void everyServiceHasARoom() {
    try (var data = DataFolder.take(folder.resolve("data"))) {
      assertThat(data.root())
          .isDirectoryContaining("glob:**/{store,solr,files,repos,logs,payara,tmp}");
    }
  }

  @Test
  void wordsAreRemembered() {
    try (var data = DataFolder.take(folder)) {
      assertThat(data.recalled("store-engine")).isEmpty();

      data.remember("store-engine", "embedded");

      assertThat(data.recalled("store-engine")).contains("embedded");
    }
  }

  @Test
  void theSecretsOfARunAreReadableByTheirOwnerAloneAndOnlyWhileItRuns() throws IOException {
    try (var data = DataFolder.take(folder)) {
      data.publish(Map.of("FORGE_MONGODB_URI", "mongodb://forge:secret@127.0.0.1:1/forge"));

      Path file = folder.resolve("running.properties");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(DataFolder.published(folder))
          .containsEntry("FORGE_MONGODB_URI", "mongodb://forge:secret@127.0.0.1:1/forge");
    }

    assertThatThrownBy(() -> DataFolder.published(folder)).isInstanceOf(CannotStart.class);
  }
}
