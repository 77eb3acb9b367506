package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.bell.LocalDoorbell;
import forge.event.Events;
import forge.files.ReleaseFile.Content;
import forge.files.StatStore.Sum;
import forge.job.Jobs;
import forge.project.MountId;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was noted is counted once, whatever dies. */
class JournalTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final LocalDate DAY = LocalDate.parse("2026-01-05");

  @TempDir Path folder = Path.of("");

  @Test
  void aLineIsReadAsItWasWrittenAndACutOneIsNot() {
    for (String country : List.of("DE", "")) {
      var one = new Download("f", "m", "a.zip", DAY, "Linux", "script", country);
      String line = one.line().strip();

      assertThat(Download.parse(line)).isEqualTo(one);
      for (int cut = 1; cut < country.length() + 4; cut++) {
        assertThat(Download.parse(line.substring(0, line.length() - cut)))
            .isIn(null, new Download("f", "m", "a.zip", DAY, "Linux", "script", ""));
      }
    }
  }

  @Test
  void linesAreHandedOutOnce() {
    var journal = new Journal(folder);
    journal.append("a\n");
    journal.append("b\n");

    assertThat(worked(journal)).containsExactly("a", "b");
    assertThat(worked(journal)).isEmpty();
    journal.append("c\n");
    assertThat(worked(journal)).containsExactly("c");
  }

  @Test
  void aBatchThatFailedKeepsItsId() {
    var journal = new Journal(folder);
    journal.append("a\n");
    var ids = new ArrayList<String>();

    assertThatThrownBy(
            () ->
                journal.work(
                    (id, lines) -> {
                      ids.add(id);
                      throw new IllegalStateException("database away");
                    }))
        .isInstanceOf(IllegalStateException.class);
    journal.append("b\n");
    journal.work((id, lines) -> ids.add(id + " " + lines));

    assertThat(ids).hasSize(3).anyMatch(id -> id.equals(ids.getFirst() + " [a]"));
  }

  @Test
  void whatAKilledProcessNotedIsFound() throws IOException, InterruptedException {
    Process dying =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "forge.files.JournalTest$Dying",
                folder.toString())
            .inheritIO()
            .start();
    assertThat(dying.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(dying.exitValue()).as("killed").isEqualTo(137);

    assertThat(worked(new Journal(folder))).hasSize(1000).contains("line 0", "line 999");
  }

  /** Writes lines and kills itself as the system would, without closing anything. */
  static final class Dying {
    public static void main(String[] folder) throws IOException, InterruptedException {
      var journal = new Journal(Path.of(folder[0]));
      for (int i = 0; i < 1000; i++) {
        journal.append("line " + i + "\n");
      }
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    }
  }

  @Test
  void aBatchCountedTwiceCountsOnce() {
    var clock = new MovableClock();
    var bell = new LocalDoorbell();
    var jobs = new Jobs(DATABASE.get(), bell, clock);
    var files = new ReleaseFileStore(DATABASE.get(), new Events(jobs), bell);
    var stats = new StatStore(DATABASE.get());
    var mount = new MountId("m1");
    var file =
        new ReleaseFile(
            mount,
            new FilePath("a.zip"),
            new Content(1, "0".repeat(64), ""),
            new UserId("dan"),
            Instant.EPOCH,
            0,
            Standing.LIVE,
            Set.of(),
            false);
    files.insert(file);
    var one = Download.of(file, DAY, Target.ANY, "curl/8", null, "forge.example", "DE");

    for (String batch : List.of("b1", "b1", "b2", "b1")) {
      stats.add(batch, new Sum("m1", "", DAY, List.of(one, one)));
      stats.add(batch, one.file(), 2);
    }

    assertThat(stats.days(mount, "", DAY, DAY))
        .singleElement()
        .matches(d -> d.downloads() == 4)
        .matches(d -> Long.valueOf(4).equals(d.referrers().get("script")))
        .matches(d -> Long.valueOf(4).equals(d.countries().get("DE")));
    assertThat(files.find(mount, file.path())).get().matches(f -> f.downloads() == 4);
  }

  private static List<String> worked(Journal journal) {
    var lines = new ArrayList<String>();
    journal.work((id, batch) -> lines.addAll(batch));
    return lines;
  }
}
