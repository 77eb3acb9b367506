package forge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreEngineTest {
  private final Path folder;
  private final DataFolder data;

  StoreEngineTest(@TempDir Path folder) {
    this.folder = folder;
    this.data = DataFolder.take(folder.resolve("data"));
  }

  @AfterEach
  void leaveData() {
    data.close();
  }

  @Test
  void aConfiguredDatabaseIsUsedAndNothingRecorded() {
    var uri = "mongodb://db:27017/forge";

    assertThat(choose(Map.of("FORGE_MONGODB_URI", uri), ""))
        .isEqualTo(new StoreEngine.Configured(uri));
    assertThat(data.recalled(StoreEngine.RECORD)).isEmpty();
  }

  @Test
  void withoutAMongodTheEmbeddedStoreIsUsedAndRecorded() {
    assertThat(choose(Map.of(), folder.toString())).isEqualTo(new StoreEngine.Embedded());
    assertThat(data.recalled(StoreEngine.RECORD)).contains("embedded");
  }

  @Test
  void aMongodOnThePathIsPreferred() throws IOException {
    Path mongod = mongod("v6.0.12");

    assertThat(choose(Map.of(), "/nowhere:" + folder)).isEqualTo(new StoreEngine.Mongod(mongod));
    assertThat(data.recalled(StoreEngine.RECORD)).contains("mongod");
  }

  @Test
  void aMongodThatIsTooOldIsPassedBy() throws IOException {
    mongod("v4.2.24");

    assertThat(choose(Map.of(), folder.toString())).isEqualTo(new StoreEngine.Embedded());
  }

  @Test
  void aMongodThatIsNamedMustBeRecentEnough() throws IOException {
    Path mongod = mongod("v4.2.24");

    assertThatThrownBy(() -> choose(Map.of("FORGE_MONGOD", mongod.toString()), ""))
        .hasMessage(
            "FORGE_MONGOD must name a mongod of version 4.4 or later, and "
                + mongod
                + " is not one.");
  }

  @Test
  void dataOfTheEmbeddedStoreStayWithItWhenAMongodAppears() throws IOException {
    choose(Map.of(), "");
    Path mongod = mongod("v8.0.4");

    assertThat(choose(Map.of(), folder.toString())).isEqualTo(new StoreEngine.Embedded());
    assertThatThrownBy(() -> choose(Map.of("FORGE_MONGOD", mongod.toString()), ""))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("were written by the embedded store");
  }

  @Test
  void dataOfAMongodAreNotOpenedWithoutOne() throws IOException {
    mongod("v4.4.29");
    choose(Map.of(), folder.toString());

    assertThatThrownBy(() -> choose(Map.of(), "/nowhere"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("were written by a mongod");
  }

  private StoreEngine choose(Map<String, String> settings, String path) {
    return StoreEngine.choose(Settings.from(settings), data, path);
  }

  private Path mongod(String version) throws IOException {
    Path program = folder.resolve("mongod");
    Files.writeString(program, "#!/bin/sh\necho 'db version " + version + "'\necho Build Info:\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }
}
