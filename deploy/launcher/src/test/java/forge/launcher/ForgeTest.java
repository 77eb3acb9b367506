package forge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgeTest {
  private final Path folder;

  ForgeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aTakenPortIsNamedWithTheSettingThatMovesTheForge() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      var settings = settings(Map.of("FORGE_HTTP_PORT", Integer.toString(port)));

      assertThatThrownBy(() -> start(settings))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "Port %d of 127.0.0.1 is taken by another program. Set FORGE_HTTP_PORT to a free one, for example FORGE_HTTP_PORT=%d."
                  .formatted(port, port + 1));
    }
  }

  @Test
  void aStartThatFailsLeavesTheDataFolderFree() {
    assertThatThrownBy(() -> start(settings(Map.of()))).isInstanceOf(CannotStart.class);

    DataFolder.take(folder.resolve("data")).close();
  }

  @Test
  void embeddedServicesLieBelowTheRangeOfPassingConnections() {
    assertThat(Ports.choose()).isBetween(20_000, 30_000);
  }

  @Test
  void aPortIsChosenOnceThoughNobodyListensAtItYet() {
    assertThat(IntStream.range(0, 300).map(i -> Ports.choose())).doesNotHaveDuplicates();
  }

  private Settings settings(Map<String, String> some) {
    var all = new java.util.HashMap<>(some);
    all.putIfAbsent("FORGE_HTTP_PORT", "0");
    all.putIfAbsent("FORGE_SSH_PORT", "0");
    all.put("FORGE_DATA", folder.resolve("data").toString());
    return Settings.from(all);
  }

  private Forge start(Settings settings) {
    return Forge.start(settings, new Distribution(folder.resolve("dist")), Progress.SILENT);
  }
}
