package forge.chat.irc;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.testing.NodePackages;
import forge.testing.TestDatabase;
import forge.user.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients as people have them: irc-framework of npm, and sic of Debian. */
@Timeout(240)
class StockIrcTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/p/aqueduct/chat";
  private static final String CHANNEL = "#aqueduct/chat";
  private static final Path SIC = Path.of("/usr/bin/sic");
  private IrcForge irc;

  @BeforeEach
  void start() {
    irc = new IrcForge(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    irc.close();
  }

  @Test
  void ircFrameworkSignsInTalksAndReadsBack() throws Exception {
    Optional<Path> client =
        NodePackages.in(
            Path.of("target/irc"), Path.of("src/test/irc"), List.of("package.json", "talk.mjs"));
    assumeTrue(
        client.isPresent(),
        "irc-framework is not tried: node or npm is missing, or npm found no packages");
    irc.say(DAN, ROOM, "{\"text\":\"said before\"}");
    IrcSocket dan = irc.as(DAN);
    Process node =
        new ProcessBuilder(
                "node",
                "talk.mjs",
                Integer.toString(irc.port()),
                "mia",
                irc.token(MIA, Scope.WRITE),
                CHANNEL,
                "dan")
            .directory(client.get().toFile())
            .redirectErrorStream(true)
            .start();

    dan.expect(":mia!mia@localhost PRIVMSG dan :to you alone");
    irc.say(DAN, ROOM, "{\"text\":\"the last word\"}");

    assertThat(all(node))
        .containsExactly(
            "registered mia",
            "names dan,mia Forge 100",
            "history 1",
            "heard privmsg mia #aqueduct/chat said by irc-framework",
            "id true true",
            "heard privmsg mia dan to you alone",
            "heard privmsg dan #aqueduct/chat the last word",
            "closed");
    assertThat(irc.forge().guest().get("/rest" + ROOM + "/messages").body())
        .contains("said by irc-framework");
  }

  @Test
  void sicTalksWithAServerPassword() throws Exception {
    assumeTrue(Files.isExecutable(SIC), "sic is not tried: it is not installed");
    Process sic =
        new ProcessBuilder(
                SIC.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(irc.port()),
                "-n",
                "mia",
                "-k",
                irc.token(MIA, Scope.WRITE))
            .redirectErrorStream(true)
            .start();
    BufferedReader said = sic.inputReader(UTF_8);
    until(said, "no message of the day");

    type(sic, ":j " + CHANNEL);
    until(said, "End of /NAMES list");
    irc.say(DAN, ROOM, "{\"text\":\"hello sic\"}");
    assertThat(until(said, "hello sic")).contains("<dan> hello sic");
    type(sic, ":m " + CHANNEL + " hello forge");
    until(said, "hello forge");
    type(sic, ":m nobody-here hello");
    until(said, "Nobody here is called");
    assertThat(irc.forge().guest().get("/rest" + ROOM + "/messages").body())
        .contains("hello forge");
    sic.destroy();
    assertThat(sic.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void type(Process process, String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  private static String until(BufferedReader said, String text) throws IOException {
    var all = new ArrayList<String>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("it never said " + text + ": " + all);
  }

  private static List<String> all(Process process) throws IOException {
    try (BufferedReader out = process.inputReader(UTF_8)) {
      return out.lines().toList();
    }
  }
}
