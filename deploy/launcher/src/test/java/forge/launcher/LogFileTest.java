package forge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private final Path folder;

  LogFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aLogKeepsItsNewestLinesAndOneOlderFile() {
    Path file = folder.resolve("solr.log");

    try (var log = new LogFile(file, 100)) {
      IntStream.range(0, 60).forEach(i -> log.write("line %04d".formatted(i)));

      assertThat(log.lastWords()).hasSize(12).endsWith("line 0059");
    }

    assertThat(file).content().endsWith("line 0059\n").hasSizeLessThan(120);
    assertThat(folder.resolve("solr.log.1")).content().contains("line 0054");
    assertThat(folder).isDirectoryNotContaining("glob:**.2");
  }

  @Test
  void stackTracesAreKeptButNotTheLastWords() {
    Path file = folder.resolve("payara.log");

    try (var log = new LogFile(file)) {
      log.write("java.lang.IllegalStateException: no socks");
      log.write("\tat forge.Drawer.open(Drawer.java:12)");
      log.write("");

      assertThat(log.lastWords()).containsExactly("java.lang.IllegalStateException: no socks");
    }

    assertThat(file).content().contains("Drawer.java:12");
  }

  @Test
  void aLogIsContinuedByTheNextStart() {
    Path file = folder.resolve("store.log");
    try (var log = new LogFile(file)) {
      log.write("first start");
    }

    try (var log = new LogFile(file)) {
      log.write("second start");
    }

    assertThat(file).hasContent("first start\nsecond start");
  }
}
