package forge.files.web;

import java.nio.file.Path;
import java.util.Optional;

/** Files are sent by a real Apache in front. */
class ApacheOffloadTest extends OffloadContract {
  ApacheOffloadTest() {
    super("sendfile", "X-Sendfile");
  }

  @Override
  Optional<String> missing() {
    return Apache.missing();
  }

  @Override
  Front front(Path folder, Path data, int port) {
    return Apache.start(folder, data, port);
  }

  @Override
  String root(Path data) {
    return data.toString();
  }
}
