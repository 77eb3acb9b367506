package forge.scm.hg;

import forge.scm.Checkout;
import forge.scm.CommitId;
import forge.scm.StockClient;
import forge.scm.Work;
import java.nio.file.Path;

/** A clone with the stock hg. */
final class HgWork extends Checkout {
  private final HgVersionControl system;
  private final StockClient hg;
  private final String repository;

  HgWork(Path folder) {
    super(folder.resolve("work"));
    this.system =
        HgVersionControl.find(folder.resolve("repos"), user -> !user.value().equals("eve"))
            .orElseThrow();
    this.hg = new StockClient(folder(), "hg");
    hg.run("init");
    this.repository = system.directory(MOUNT).toString();
  }

  @Override
  public HgVersionControl system() {
    return system;
  }

  @Override
  public String main() {
    return "default";
  }

  @Override
  public Work move(String from, String to) {
    hg.run("move", "--", from, to);
    return this;
  }

  @Override
  public Work remove(String path) {
    hg.run("remove", "--", "path:" + path);
    return this;
  }

  @Override
  public CommitId commit(String author, String message) {
    String user = author + " <" + author + "@example.org>";
    hg.run("commit", "-q", "-A", "--user=" + user, "--message=" + message);
    hg.run("push", "-q", "--new-branch", "--", repository);
    return new CommitId.Hash(hg.run("log", "-r.", "-T{node}"));
  }

  @Override
  public void branch(String name) {
    hg.run("branch", "-q", name);
  }

  @Override
  public void go(String branch) {
    hg.run("update", "-q", branch);
  }

  /** Tags are commits in Mercurial, and come with the branch. */
  @Override
  public void tag(String name) {
    hg.run("tag", "--user=dan", name);
    hg.run("push", "-q", "--new-branch", "--", repository);
  }
}
