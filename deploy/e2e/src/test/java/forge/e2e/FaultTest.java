package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What is left when parts are killed: everything acknowledged, and after a while everything that
 * follows from it. One forge bears it all, as its start takes longer than most tests. Also carries
 * a third-party tool through a start, and sends files.
 */
class FaultTest {
  static FragileForge fragile;

  @BeforeAll
  static void start() throws Exception {
    fragile = FragileForge.start(Map.of("FORGE_PLUGINS", plugins().toString()));
    var made =
        fragile
            .admin()
            .form("/new", Map.of("name", "aqueduct", "title", "Aqueduct", "tool", "tickets"));
    assertThat(made.statusCode()).isEqualTo(303);
  }

  @AfterAll
  static void stop() {
    if (fragile != null) {
      fragile.close();
    }
  }

  /** The tutorial's tool, as a jar dropped into the plugins folder. */
  private static Path plugins() throws Exception {
    Path folder = Files.createTempDirectory("forge-plugins");
    Path target = Running.checkout().resolve("docs/tutorial/links/target");
    try (var jars = Files.list(target)) {
      Path jar = jars.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
      Files.copy(jar, folder.resolve(Objects.requireNonNull(jar.getFileName())));
    }
    return folder;
  }

  @Test
  void aToolInThePluginsFolderIsThereAfterAStart() throws Exception {
    Visitor admin = fragile.admin();
    var mounted =
        admin.form("/p/aqueduct/-/admin/tools", Map.of("tool", "links", "point", "", "label", ""));
    assertThat(mounted.statusCode()).isEqualTo(303);

    var added =
        admin.form(
            "/p/aqueduct/links", Map.of("address", "https://example.org/", "title", "Arches"));

    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(new Visitor(fragile.forge().url()).get("/p/aqueduct/links").body())
        .contains("Arches");
  }

  @Nested
  class Served extends Downloads {}

  @Nested
  class Tickets extends TicketFaults {}

  @Nested
  class Pushes extends PushFaults {}
}
