package forge.scm.ssh;

import forge.scm.Mounts;
import forge.testing.People;
import forge.testing.StockSsh;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What tests of stock clients over SSH begin with: a forge that answers, and two people's keys. */
abstract class SshTests {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static Path folder;
  static TestForge forge;
  static Mounts mounts;
  static StockSsh ssh;
  static Path dan;
  static Path mia;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    forge = TestForge.start(DATABASE.fresh());
    mounts = new Mounts(forge);
    ssh = StockSsh.of(forge, folder);
    dan = ssh.key(People.DAN);
    mia = ssh.key(People.MIA);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }
}
