package forge.scm.git;

import forge.scm.Checkout;
import forge.scm.CommitId;
import forge.scm.RepositoryContract;
import forge.scm.StockGit;
import forge.scm.VersionControl;
import forge.scm.Work;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryContractTest implements RepositoryContract {
  private final Work work;

  GitRepositoryContractTest(@TempDir Path folder) {
    GitSystem.install();
    this.work = new GitWork(folder);
  }

  @Override
  public Work work() {
    return work;
  }

  /** A clone with the stock git. */
  private static final class GitWork extends Checkout {
    private final VersionControl system;
    private final StockGit git;
    private final String repository;

    GitWork(Path folder) {
      super(folder.resolve("work"));
      this.system = new GitVersionControl(new GitFolder(folder.resolve("repos")));
      this.git = StockGit.init(folder());
      this.repository = folder.resolve("repos/code.git").toString();
      system.make(MOUNT);
    }

    @Override
    public VersionControl system() {
      return system;
    }

    @Override
    public String main() {
      return "main";
    }

    @Override
    public Work move(String from, String to) {
      git.run("mv", "--", from, to);
      return this;
    }

    @Override
    public Work remove(String path) {
      git.run("rm", "-rq", "--", path);
      return this;
    }

    @Override
    public CommitId commit(String author, String message) {
      git.run("add", "-A");
      String mail = author + " <" + author + "@example.org>";
      git.run("commit", "-q", "--allow-empty", "--author", mail, "-m", message);
      git.run("push", "-q", repository, "HEAD");
      return new CommitId.Hash(git.run("rev-parse", "HEAD"));
    }

    @Override
    public void branch(String name) {
      git.run("checkout", "-q", "-b", name);
      git.run("push", "-q", repository, name);
    }

    @Override
    public void go(String branch) {
      git.run("checkout", "-q", branch);
    }

    @Override
    public void tag(String name) {
      git.run("tag", name);
      git.run("push", "-q", repository, "refs/tags/" + name);
    }
  }
}
