package forge.testing;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a forge of their own each, and a push service that takes what it tells devices. */
public abstract class PushingForge {
  @RegisterExtension protected static final TestDatabase DATABASE = TestDatabase.create();
  protected static PushService push;
  protected TestForge forge;

  @BeforeAll
  static void open(@TempDir Path folder) {
    push = new PushService(folder);
  }

  @AfterAll
  static void shut() {
    push.close();
  }

  @BeforeEach
  void start() {
    push.answers(201);
    forge =
        TestForge.start(DATABASE.fresh(), Map.of("FORGE_OUTGOING_TRUST", push.pem().toString()));
  }

  @AfterEach
  void stop() {
    forge.close();
    push.arrived();
  }
}
