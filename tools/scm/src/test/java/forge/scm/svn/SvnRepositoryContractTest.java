package forge.scm.svn;

import forge.scm.RepositoryContract;
import forge.scm.Work;
import forge.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SvnRepositoryContractTest implements RepositoryContract {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private final Work work;

  SvnRepositoryContractTest(@TempDir Path folder) {
    this.work = new SvnWork(folder, new SvnLogStore(DATABASE.fresh()));
  }

  @Override
  public Work work() {
    return work;
  }
}
