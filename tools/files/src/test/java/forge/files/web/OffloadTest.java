package forge.files.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.Nginx;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files are sent by a real nginx in front. */
class OffloadTest extends OffloadContract {
  OffloadTest() {
    super("nginx", "X-Accel-Redirect");
  }

  /** It, as servers in front are seen. */
  private record Before(Nginx nginx) implements Front {
    @Override
    public String url() {
      return nginx.url();
    }

    @Override
    public void close() {
      nginx.close();
    }
  }

  @Override
  Optional<String> missing() {
    return Nginx.installed()
        ? Optional.empty()
        : Optional.of("offload is not tried: nginx is not installed");
  }

  @Override
  Front front(Path folder, Path data, int port) {
    return new Before(Nginx.start(folder, data, port));
  }

  @Override
  String root(Path data) {
    return "/release-files/";
  }

  @Test
  void nobodyAsksForThePlaceItself() throws Exception {
    assertThat(get(inFront() + place()).statusCode()).isEqualTo(404);
  }
}
