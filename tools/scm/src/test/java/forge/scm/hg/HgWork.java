package forge.scm.hg;

import forge.scm.Checkout;
import forge.scm.CommitId;
import forge.scm.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A clone with the stock hg, which runs once for all tests: starting it costs more than its work.
 */
final class HgWork extends Checkout {
  private static final HgServers STOCK = new HgServers(Hg.find().orElseThrow());
  private static final int PRINTED = 1 << 16;

  private final HgVersionControl system;
  private final String repository;

  HgWork(Path folder) throws IOException {
    super(Files.createDirectories(folder.resolve("work")));
    this.system =
        HgVersionControl.find(folder.resolve("repos"), user -> !user.value().equals("eve"))
            .orElseThrow();
    STOCK.hg().create(folder());
    this.repository = system.directory(MOUNT).toString();
  }

  private String hg(String... command) {
    HgServer.Answer answer = STOCK.ask(folder(), List.of(command), PRINTED);
    if (answer.status() != 0) {
      throw new IllegalStateException("hg " + List.of(command) + ": " + answer.complaint());
    }
    return new String(answer.printed(), StandardCharsets.UTF_8).strip();
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
    hg("move", "--", folder().resolve(from).toString(), folder().resolve(to).toString());
    return this;
  }

  @Override
  public Work remove(String path) {
    hg("remove", "--", "path:" + path);
    return this;
  }

  @Override
  public CommitId commit(String author, String message) {
    String user = author + " <" + author + "@example.org>";
    hg("commit", "-q", "-A", "--user=" + user, "--message=" + message);
    hg("push", "-q", "--new-branch", "--", repository);
    return new CommitId.Hash(hg("log", "-r.", "-T{node}"));
  }

  @Override
  public void branch(String name) {
    hg("branch", "-q", name);
  }

  @Override
  public void go(String branch) {
    hg("update", "-q", branch);
  }

  /** Tags are commits in Mercurial, and come with the branch. */
  @Override
  public void tag(String name) {
    hg("tag", "--user=dan", name);
    hg("push", "-q", "--new-branch", "--", repository);
  }
}
