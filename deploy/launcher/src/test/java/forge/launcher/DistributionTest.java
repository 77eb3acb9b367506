package forge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  private final Path folder;
  private final Distribution distribution;
  private final Path application;

  DistributionTest(@TempDir Path folder) {
    this.folder = folder;
    this.distribution = new Distribution(folder.resolve("dist"));
    this.application = folder.resolve("data/payara/ROOT");
  }

  @BeforeEach
  void build() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("dist/web/ROOT/WEB-INF/lib"));
    Files.writeString(lib.resolve("tickets.jar"), "tickets");
  }

  @Test
  void theApplicationIsLaidOutAsBuilt() {
    assertThat(distribution.layOut(application, folder.resolve("plugins"))).isEmpty();

    assertThat(application.resolve("WEB-INF/lib/tickets.jar")).hasContent("tickets");
  }

  @Test
  void pluginsLieBesideTheJarsOfTheForgeUntilTheyAreTakenAway() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Path polls = Files.writeString(plugins.resolve("polls.jar"), "polls");
    Files.writeString(plugins.resolve("notes.txt"), "no jar");

    assertThat(distribution.layOut(application, plugins)).containsExactly(polls);
    assertThat(application.resolve("WEB-INF/lib")).isDirectoryContaining("glob:**/polls.jar");

    Files.delete(polls);
    distribution.layOut(application, plugins);

    assertThat(application.resolve("WEB-INF/lib")).isDirectoryNotContaining("glob:**/polls.jar");
  }

  @Test
  void aPluginMayNotReplaceAJarOfTheForge() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Path tickets = Files.writeString(plugins.resolve("tickets.jar"), "mine");

    assertThatThrownBy(() -> distribution.layOut(application, plugins))
        .isInstanceOf(CannotStart.class)
        .hasMessage(
            "The plugin " + tickets + " has the name of a jar of the forge itself; rename it.");
  }
}
