package forge.scm.svn;

import forge.scm.Checkout;
import forge.scm.CommitId;
import forge.scm.CommitId.Revision;
import forge.scm.StockClient;
import forge.scm.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A checkout of the trunk with the stock svn; the usual folders are made with the first commit. */
final class SvnWork extends Checkout {
  private final SvnVersionControl system;
  private final StockClient svn;
  private final String url;
  private String root = "trunk";

  SvnWork(Path folder, SvnLogStore store) {
    super(folder.resolve("work"));
    this.system =
        SvnVersionControl.find(folder.resolve("repos"), store, user -> !user.value().equals("eve"))
            .orElseThrow();
    this.svn = new StockClient(folder(), "svn");
    this.url = "file://" + system.directory(MOUNT);
  }

  @Override
  public SvnVersionControl system() {
    return system;
  }

  StockClient svn() {
    return svn;
  }

  String url() {
    return url;
  }

  @Override
  public String main() {
    return "trunk";
  }

  private void prepare() {
    if (!Files.exists(folder().resolve(".svn"))) {
      svn.run(
          "mkdir",
          "-q",
          "-m",
          "Layout",
          url + "/trunk",
          url + "/branches",
          url + "/tags",
          "--username",
          "dan");
      svn.run("checkout", "-q", "--force", url + "/trunk", ".");
    }
  }

  @Override
  public Work move(String from, String to) {
    prepare();
    svn.run("move", "-q", "--parents", from + "@", to);
    return this;
  }

  @Override
  public Work remove(String path) {
    prepare();
    svn.run("rm", "-q", path + "@");
    return this;
  }

  @Override
  public CommitId commit(String author, String message) {
    prepare();
    try (Stream<Path> all = Files.list(folder())) {
      for (Path each : all.toList()) {
        String name = each.getFileName().toString();
        if (!name.equals(".svn")) {
          svn.run("add", "-q", "--force", "--no-ignore", "--", name + "@");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    svn.run("commit", "-q", "--username", author, "-m", message);
    svn.run("update", "-q");
    return new Revision(Long.parseLong(svn.run("info", "--show-item", "revision")), root);
  }

  @Override
  public void branch(String name) {
    svn.run(
        "copy",
        "-q",
        "--username",
        "dan",
        "-m",
        "Branch",
        url + "/" + root,
        url + "/branches/" + name);
    go(name);
  }

  @Override
  public void go(String branch) {
    root = branch.equals("trunk") ? branch : "branches/" + branch;
    svn.run("switch", "-q", url + "/" + root);
  }

  @Override
  public void tag(String name) {
    svn.run(
        "copy", "-q", "--username", "dan", "-m", "Tag", url + "/" + root, url + "/tags/" + name);
  }
}
