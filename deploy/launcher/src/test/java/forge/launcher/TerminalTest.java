package forge.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void withoutAScreenEveryChangeIsALine() {
    try (var terminal = terminal(false)) {
      terminal.starting("store");
      terminal.starting("solr");
      terminal.ready("store", Duration.ofMillis(912));
      terminal.stopped("solr", 137, Duration.ofSeconds(2));
      terminal.settled("bell", "in the web server");
    }

    assertThat(written())
        .isEqualTo(
            """
              store    starting
              solr     starting
              store    ready in 0.9 s
              solr     stopped with code 137, starting again in 2.0 s
              bell     in the web server
            """);
  }

  @Test
  void onAScreenTheLinesAreRedrawnInPlace() {
    try (var terminal = terminal(true)) {
      terminal.starting("store");
      nanos.set(Duration.ofMillis(500).toNanos());
      terminal.starting("solr");
      terminal.ready("store", Duration.ofMillis(912));
    }

    assertThat(written())
        .isEqualTo(
            """
            <clear>  store    starting 0.0 s
            <up 1><clear>  store    starting 0.5 s
            <clear>  solr     starting 0.0 s
            <up 2><clear>  store    ready in 0.9 s
            <clear>  solr     starting 0.0 s
            """);
  }

  @Test
  void afterTheStartChangesAreLinesBelow() {
    try (var terminal = terminal(true)) {
      terminal.starting("solr");
      terminal.finish();
      terminal.say("Forge is at http://localhost:8080\n");
      terminal.stopped("solr", 137, Duration.ofSeconds(1));
    }

    assertThat(written())
        .endsWith(
            """
            Forge is at http://localhost:8080
              solr     stopped with code 137, starting again in 1.0 s
            """);
  }

  private Terminal terminal(boolean redraws) {
    return new Terminal(new PrintStream(bytes, true, UTF_8), redraws, nanos::get);
  }

  private String written() {
    return bytes
        .toString(UTF_8)
        .replaceAll("\033\\[(\\d)A", "<up $1>")
        .replace("\033[2K", "<clear>");
  }
}
