package forge.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import forge.config.ForgeConfig;
import forge.refusal.Refusal.Denied;
import forge.testing.People;
import forge.testing.StockProgram;
import forge.testing.StockSsh;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SshGatewayTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static SshGateway gateway;
  private static StockSsh ssh;
  private static Path mia;
  private static final Echo ECHO = new Echo();

  /** A tool that says who called and what with. */
  private static final class Echo implements AnswersSsh {
    private final CountDownLatch left = new CountDownLatch(1);

    @Override
    public boolean knows(String command) {
      return command.startsWith("echo ");
    }

    @Override
    public int answer(SshCall call) throws IOException {
      switch (call.command()) {
        case "echo refuse" -> throw new Denied("do that");
        case "echo fault" -> throw new IllegalStateException("not foreseen");
        case "echo wait" -> {
          for (int c = call.in().read(); c >= 0; c = call.in().read()) {
            call.out().write(c);
            call.out().flush();
          }
          left.countDown();
        }
        default -> {
          String text =
              "%s as %s by %s: %s %s"
                  .formatted(
                      call.identity().user().id(),
                      call.login(),
                      call.identity().proof(),
                      call.command(),
                      new TreeMap<>(call.environment()).keySet());
          call.out().write(text.getBytes(StandardCharsets.UTF_8));
        }
      }
      return 7;
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    gateway = another();
    gateway.start();
    ssh = new StockSsh(gateway, forge.forge().users().sshKeys(), folder);
    mia = ssh.key(People.MIA);
  }

  private static SshGateway another() {
    var users = forge.forge().users();
    return new SshGateway(
        forge.forge().config(), users, users.sshKeys()::identify, () -> List.of(ECHO), List::of);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    forge.close();
  }

  @Test
  void aKeySignsInUnderTheOwnNameOrGit() {
    var own = ssh.run(mia, "mia", "echo", "hello");
    var git = ssh.run(mia, "git", "echo", "hello");
    var project = ssh.run(mia, "mia+aqueduct", "echo", "hello");
    var other = ssh.run(mia, "dan", "echo", "hello");
    var strange = ssh.run(ssh.strangeKey("strange"), "git", "echo", "hello");

    assertThat(own.text()).isEqualTo("mia as mia by KEY: echo hello [USER]");
    assertThat(own.status()).isEqualTo(7);
    assertThat(git.text()).startsWith("mia as git by KEY");
    assertThat(project.text()).startsWith("mia as mia+aqueduct by KEY");
    assertThat(other.text()).contains("Permission denied");
    assertThat(strange.text()).contains("Permission denied");
  }

  @Test
  void aPasswordOrATokenSignsInAsOverHttp() {
    var tokens = forge.forge().users().tokens();
    var made = tokens.make(People.MIA, "t", Set.of(Scope.REPOSITORY_READ), 1);

    assertThat(ssh.runWithPassword(People.PASSWORD, "mia", "echo hello").text())
        .startsWith("mia as mia by PASSWORD");
    assertThat(ssh.runWithPassword(made.secret(), "mia", "echo hello").text())
        .startsWith("mia as mia by TOKEN");
    assertThat(ssh.runWithPassword(made.secret(), "git", "echo hello").text())
        .startsWith("mia as git by TOKEN");
    assertThat(ssh.runWithPassword(made.secret(), "dan", "echo hello").text())
        .contains("Permission denied");
    assertThat(ssh.runWithPassword("nonsense", "mia", "echo hello").text())
        .contains("Permission denied");
    tokens.revoke(People.MIA, made.token().id());
    assertThat(ssh.runWithPassword(made.secret(), "mia", "echo hello").text())
        .contains("Permission denied");
  }

  @Test
  void whoeverExpectsAShellIsGreeted() {
    var greeted = ssh.run(mia, "git");

    assertThat(greeted.status()).isZero();
    assertThat(greeted.text())
        .isEqualTo("Hello Mia, you are signed in; there is no shell here, goodbye.");
  }

  @Test
  void whatGoesWrongIsASentence() {
    var unknown = ssh.run(mia, "git", "rm", "-rf", "/");
    var refused = ssh.run(mia, "git", "echo", "refuse");
    var fault = ssh.run(mia, "git", "echo", "fault");

    assertThat(unknown.text())
        .isEqualTo("This forge does not know that command; there is no shell here.");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(refused.text()).isEqualTo("You may not do that.");
    assertThat(fault.text()).contains("tell the admins the number").doesNotContain("foreseen");
  }

  @Test
  void nothingIsForwardedAndNoSubsystemIsThere() {
    var forwarded = ssh.runWith(mia, List.of("-W", "127.0.0.1:22"), "git", "");
    var subsystem = ssh.runWith(mia, List.of("-s"), "git", "sftp");

    assertThat(forwarded.worked()).isFalse();
    assertThat(subsystem.worked()).isFalse();
  }

  @Test
  void variablesAreFewAndShort() {
    var variables = new StringBuilder("SetEnv=V0=" + "x".repeat(1100));
    for (int i = 1; i < 40; i++) {
      variables.append(" V").append(i).append("=x");
    }
    var said = ssh.runWith(mia, List.of("-o", variables.toString()), "git", "echo hello");

    assertThat(said.text()).contains("V1,").doesNotContain("V0,").doesNotContain("V39");
  }

  @Test
  @Timeout(180)
  void whoeverLosesTheKeyLosesTheConnection() throws Exception {
    Path key = ssh.key(People.GUS);
    var keys = forge.forge().users().sshKeys();
    Process waiting = ssh.begin(key, "git", "echo wait");
    waiting.getOutputStream().write("here\n".getBytes(StandardCharsets.UTF_8));
    waiting.getOutputStream().flush();
    assertThat(waiting.inputReader().readLine()).isEqualTo("here");

    gateway.recheck();
    assertThat(waiting.isAlive()).isTrue();
    keys.list(People.GUS).forEach(k -> keys.remove(People.GUS, k.id()));
    gateway.recheck();

    assertThat(waiting.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ECHO.left.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ssh.run(key, "git", "echo hello").text()).contains("Permission denied");
  }

  @Test
  void theHostKeysAreKeptForTheirOwnerAlone() throws Exception {
    Path folder = forge.forge().config().data().resolve("ssh");
    try (SshGateway again = another()) {
      again.start();
      assertThat(again.hostKeys()).isEqualTo(gateway.hostKeys()).hasSize(2);
    }

    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file -> {
                assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                var known =
                    StockProgram.run(folder, List.of("ssh-keygen", "-l", "-f", file.toString()));
                assertThat(gateway.hostKeys())
                    .anyMatch(key -> known.text().contains(key.fingerprint()));
              });
    }
  }

  @Test
  void aPortThatIsTakenLeavesTheRestAlone() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings =
          Map.of(
              "FORGE_MONGODB_URI", "mongodb://localhost/forge",
              "FORGE_DATA", forge.forge().config().data().toString(),
              "FORGE_SSH_PORT", Integer.toString(taken.getLocalPort()));
      var config = ForgeConfig.from(name -> Optional.ofNullable(settings.get(name)));
      var users = forge.forge().users();
      try (var late =
          new SshGateway(config, users, users.sshKeys()::identify, List::of, List::of)) {
        late.start();

        assertThat(late.address()).isEmpty();
        assertThat(late.hostKeys()).isEmpty();
      }
    }
  }
}
