package forge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import forge.config.ForgeConfig;
import forge.job.JobState;
import forge.project.Mount;
import forge.project.ProjectId;
import forge.site.Demo;
import forge.site.Forge;
import forge.testing.MortalDatabase;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Identity;
import forge.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A forge that is killed while it plants its demo goes on with it when it is started again. */
class DemoGoesOnTest {
  /** After so long the job of a node that was killed is anybody's. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final ProjectId DEMO = new ProjectId("p", "forge");
  private static final List<String> STEPS =
      List.of("cast", "profile", "scm", "tickets", "wiki", "blog", "discussion", "files", "chat");

  private static final List<String> PLANTED =
      List.of(
          "accounts",
          "memberships",
          "tickets",
          "posts",
          "wiki_revisions",
          "blog_posts",
          "forums",
          "forum_topics",
          "files",
          "releases",
          "chat_messages");

  private final MovableClock clock = new MovableClock();
  private final Path folder;

  DemoGoesOnTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyStartGoesOnWhereTheLastOneWasKilled() throws Exception {
    var database = new MortalDatabase(TestDatabase.create().fresh());
    ForgeConfig config = config();
    int life = 1;
    while (!planted(database, config, life)) {
      life++;
      assertThat(life).isLessThan(300);
    }

    assertThat(life).as("times it was killed").isGreaterThan(STEPS.size());
    try (var forge = forge(config, database)) {
      assertThat(steps(forge)).containsExactlyElementsOf(STEPS);
      var project = forge.projects().visit(Identity.GUEST, DEMO).project();
      assertThat(project.mounts())
          .extracting((Mount mount) -> mount.tool().value())
          .containsExactlyElementsOf(STEPS.subList(2, STEPS.size()));
      assertThat(forge.users().accounts().get(new UserId("ada")).admin()).isFalse();
    }
  }

  @Test
  void whatIsPlantedIsNotPlantedAgain() throws Exception {
    var database = new MortalDatabase(TestDatabase.create().fresh());
    ForgeConfig config = config();
    assertThat(planted(database, config, Integer.MAX_VALUE)).isTrue();
    Document before = counts(database);

    assertThat(planted(database, config, Integer.MAX_VALUE)).isTrue();

    assertThat(counts(database)).isEqualTo(before);
  }

  /** Starts a forge, lets it write so often, and says whether it came to the end. */
  private boolean planted(MortalDatabase database, ForgeConfig config, int writes) {
    clock.advance(LEASE);
    try (var forge = forge(config, database)) {
      database.live(writes);
      try {
        Demo.request(forge);
        forge.events().deliverAll();
        forge.jobs().runAll();
        return forge.jobs().get("demo").state() == JobState.DONE;
      } catch (MortalDatabase.Died killed) {
        return false;
      } finally {
        database.live(Integer.MAX_VALUE);
      }
    }
  }

  private static Document counts(MortalDatabase database) {
    var counts = new Document();
    for (String name : PLANTED) {
      long count = database.database().getCollection(name).countDocuments();
      assertThat(count).as(name).isPositive();
      counts.append(name, count);
    }
    return counts;
  }

  private static List<String> steps(Forge forge) {
    Document state =
        forge.database().getCollection("site").find(new Document("_id", "demo")).first();
    return state == null ? List.of() : state.getList("planted", String.class);
  }

  private Forge forge(ForgeConfig config, MortalDatabase database) {
    return new Forge(config, database.database(), new LocalDoorbell(), clock);
  }

  private ForgeConfig config() throws IOException, GitAPIException {
    ForgeConfig usual;
    try (var forge = TestForge.start(TestDatabase.create().fresh())) {
      usual = forge.forge().config();
    }
    return new ForgeConfig(
        usual.site(),
        usual.publicUrl(),
        Files.createDirectories(folder.resolve("data")),
        usual.backing(),
        usual.ssh(),
        null,
        new ForgeConfig.Demo(checkout(), distribution()),
        null,
        usual.outgoingAllow(),
        usual.further());
  }

  private Path checkout() throws IOException, GitAPIException {
    Path checkout = Files.createDirectories(folder.resolve("checkout"));
    Path docs = Files.createDirectories(checkout.resolve("docs/use"));
    Files.writeString(docs.resolve("rooms.md"), "# Rooms\n");
    Files.writeString(docs.resolve("wiki.md"), "# Pages\n\nSee [rooms](rooms.md).\n");
    try (Git git = Git.init().setDirectory(checkout.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("docs: Begin.")
          .setAuthor("Ada", "ada@example.org")
          .setSign(false)
          .call();
    }
    return checkout;
  }

  private Path distribution() throws IOException {
    return Files.write(folder.resolve("forge-0.1.0.tar.gz"), new byte[2_000]);
  }
}
