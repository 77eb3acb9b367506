package forge.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ChildTest {
  private static final Duration SOON = Duration.ofMillis(10);

  private final Path folder;
  private final List<Child> children = new ArrayList<>();
  private final Heard heard = new Heard();

  ChildTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void stopAll() {
    children.forEach(child -> child.stop(Duration.ofSeconds(5)));
  }

  @Test
  void aServiceIsReadyWhenItSaysSo() throws Exception {
    var child = start(standIn(folder));

    assertThat(child.ready().get()).isPositive();
    assertThat(child.pid()).isPositive();
    assertThat(heard.next()).isEqualTo("starting");
    assertThat(heard.next()).isEqualTo("ready");
    assertThat(folder.resolve("log")).content().contains("ready 1");
  }

  @Test
  void aKilledServiceIsStartedAgain() throws Exception {
    var child = start(standIn(folder));
    child.ready().get();
    long first = child.pid();

    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    assertThat(List.of(heard.next(), heard.next(), heard.next(), heard.next(), heard.next()))
        .containsExactly("starting", "ready", "stopped 137", "starting", "ready");
    assertThat(child.pid()).isPositive().isNotEqualTo(first);
  }

  @Test
  void aServiceIsAskedToStopBeforeItIsMadeTo() throws Exception {
    var child = start(standIn(folder));
    child.ready().get();
    long pid = child.pid();

    child.stop(Duration.ofSeconds(20));

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(folder.resolve("ending")).hasContent("clean");
    assertThat(child.pid()).isZero();
  }

  @Test
  void aServiceThatWillNotStopIsKilled() throws Exception {
    var child = start(standIn(folder, "stubborn"));
    child.ready().get();
    long pid = child.pid();

    child.stop(Duration.ofSeconds(1));

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void aServiceThatNeverWorksIsGivenUpWithItsLastWords() {
    var child = start(standIn(folder, "fail"));

    assertThatThrownBy(() -> child.ready().get())
        .hasCauseInstanceOf(CannotStart.class)
        .cause()
        .hasMessageContaining("store ended with code 7. Its last words, from " + folder)
        .hasMessageContaining("I cannot find my socks.");
  }

  @Test
  void aServiceThatTakesTooLongIsGivenUp() {
    Service slow = standIn(folder, "silent");
    var child =
        start(
            new Service(
                slow.name(),
                slow.command(),
                slow.environment(),
                slow.log(),
                slow.readiness(),
                Duration.ofSeconds(1),
                slow.before()));

    assertThatThrownBy(() -> child.ready().get())
        .cause()
        .hasMessageContaining("store was not ready within 1 s");
  }

  @Test
  void aProgramThatDoesNotExistIsASentence() {
    var child =
        start(
            new Service(
                "store",
                List.of(folder.resolve("nothing").toString()),
                Map.of(),
                folder.resolve("log"),
                new Readiness.Says("ready"),
                Duration.ofSeconds(5),
                () -> {}));

    assertThatThrownBy(() -> child.ready().get())
        .cause()
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("store could not be started");
  }

  @Test
  void servicesEndWhenTheLauncherIsKilled() throws Exception {
    Process launcher = new ProcessBuilder(java("StandInParent", folder.toString())).start();
    long pid = Long.parseLong(launcher.inputReader(UTF_8).readLine());
    ProcessHandle orphan = ProcessHandle.of(pid).orElseThrow();

    launcher.destroyForcibly();

    assertThat(orphan.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
    assertThat(folder.resolve("ending")).hasContent("clean");
  }

  @Test
  void aProgramThatDoesNotWatchItsInputHasACompanionThatDoes() throws Exception {
    Process companion =
        new ProcessBuilder("/bin/sh", "-c", Services.COMPANION, "mongod", "sleep", "1000").start();
    assertThat(companion.isAlive()).isTrue();

    companion.getOutputStream().close();

    assertThat(companion.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(companion.exitValue()).isEqualTo(143);
  }

  private Child start(Service service) {
    var child = Child.start(service, heard, SOON);
    children.add(child);
    return child;
  }

  static Service standIn(Path folder, String... manners) {
    var arguments = new ArrayList<String>();
    arguments.add(folder.resolve("ending").toString());
    arguments.addAll(List.of(manners));
    return new Service(
        "store",
        java("StandIn", arguments.toArray(String[]::new)),
        Map.of(),
        folder.resolve("log"),
        new Readiness.Says("ready"),
        Duration.ofSeconds(30),
        () -> {});
  }

  private static List<String> java(String program, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("forge.launcher." + program);
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  /** Progress as words in a queue. */
  private static final class Heard implements Progress {
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      return String.valueOf(words.poll(1, TimeUnit.MINUTES));
    }

    @Override
    public void starting(String service) {
      words.add("starting");
    }

    @Override
    public void ready(String service, Duration after) {
      words.add("ready");
    }

    @Override
    public void stopped(String service, int exit, Duration pause) {
      words.add("stopped " + exit);
    }

    @Override
    public void settled(String service, String why) {
      words.add("settled");
    }
  }
}
