package forge.scm.hg;

import forge.scm.RepositoryContract;
import forge.scm.Work;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class HgRepositoryContractTest implements RepositoryContract {
  private final HgWork work;

  HgRepositoryContractTest(@TempDir Path folder) throws IOException {
    this.work = new HgWork(folder);
  }

  @AfterEach
  void rest() {
    work.system().rest();
  }

  @Override
  public Work work() {
    return work;
  }
}
