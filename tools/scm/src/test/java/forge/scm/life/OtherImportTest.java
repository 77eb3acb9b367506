package forge.scm.life;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.Mounts;
import forge.scm.StockClient;
import forge.scm.StockGit;
import forge.testing.LocalServer;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Imports from the stock servers of each system. */
class OtherImportTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static Mounts mounts;

  private final Path folder;
  private final int port = TestPorts.choose();
  private @Nullable LocalServer server;

  OtherImportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
    mounts = new Mounts(forge);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  private void serve(String... command) {
    server = LocalServer.start(folder, port, List.of(command));
  }

  private Path subversion() throws IOException {
    new StockClient(folder, "svnadmin").run("create", "source");
    Path repository = folder.resolve("source");
    String url = repository.toUri().toString();
    StockClient work = new StockClient(folder.resolve("work"), "svn");
    work.run("mkdir", "-q", "-m", "Layout", url + "/trunk", url + "/tags", "--username", "eve");
    work.run("checkout", "-q", url + "/trunk", ".");
    Files.writeString(work.folder().resolve("a"), "one\n");
    work.run("add", "-q", "a");
    work.run("commit", "-q", "-m", "Begin", "--username", "eve");
    work.run("copy", "-q", "-m", "Tag", url + "/trunk", url + "/tags/v1", "--username", "eve");
    return repository;
  }

  @Test
  void subversionComesWithAllRevisionsAndItsOwnIdentity() throws IOException {
    Path source = subversion();
    serve(
        "svnserve",
        "-d",
        "--foreground",
        "--listen-host=127.0.0.1",
        "--listen-port=" + port,
        "--root=" + folder);

    mounts.bring("svn", "s1", "svn://localhost:" + port + "/source");

    assertThat(mounts.log("s1", "trunk")).contains("Begin", "eve");
    assertThat(forge.guest().get("/p/aqueduct/s1/tags").body()).contains("v1");
    Path here = forge.forge().config().data().resolve("repos/" + forge.mount("s1").id() + ".svn");
    StockClient look = new StockClient(folder, "svnlook");
    assertThat(look.run("uuid", here.toString())).isEqualTo(look.run("uuid", source.toString()));
    assertThat(look.run("youngest", here.toString())).isEqualTo("3");
  }

  @Test
  void whatCannotBeReadLeavesAnEmptyRepositoryAndSaysWhy() throws IOException {
    subversion();
    serve(
        "svnserve",
        "-d",
        "--foreground",
        "--listen-host=127.0.0.1",
        "--listen-port=" + port,
        "--root=" + folder);

    mounts.bring("svn", "s2", "svn://localhost:" + port + "/nowhere");
    mounts.bring("svn", "s3", "http://localhost:" + port + "/source");
    mounts.bring("svn", "s4", "http://127.0.0.1:" + port + "/source");
    mounts.bring("hg", "h4", "http://[::1]:" + port + "/source");
    mounts.bring("svn", "s5", "svn://10.0.0.1/source");

    assertThat(mounts.page("s2")).contains("Subversion could not read from localhost");
    assertThat(mounts.page("s3")).contains("Subversion could not read from localhost");
    for (String point : List.of("s4", "h4", "s5")) {
      assertThat(mounts.page(point)).as(point).contains("is in a private network");
    }
    String json =
        "{\"point\":\"s6\",\"system\":\"svn\",\"begin\":\"import\",\"url\":\"file:///etc\"}";
    assertThat(forge.as(People.ADA).json("POST", "/rest/p/aqueduct/code/repositories", json).body())
        .contains("The address must start with one of http://, https://, svn://.");
  }

  @Test
  void mercurialComesWithItsBranchesThroughTheGuard() throws IOException {
    StockClient work = new StockClient(folder.resolve("work"), "hg").with("HGUSER", "eve");
    work.run("init", ".");
    Files.writeString(work.folder().resolve("a"), "one\n");
    work.run("commit", "-q", "-A", "-m", "Begin");
    work.run("branch", "-q", "side");
    Files.writeString(work.folder().resolve("a"), "two\n");
    work.run("commit", "-q", "-m", "Go on");
    serve(
        "hg",
        "-R",
        work.folder().toString(),
        "serve",
        "-a",
        "127.0.0.1",
        "-p",
        "" + port,
        "--config",
        "ui.interactive=no");

    mounts.bring("hg", "h1", "http://localhost:" + port + "/");
    mounts.bring("hg", "h2", "http://localhost:" + port + "/nowhere");

    assertThat(mounts.log("h1", "default")).contains("Begin").doesNotContain("Go on");
    assertThat(mounts.log("h1", "side")).contains("Go on", "eve");
    Path here = forge.forge().config().data().resolve("repos/" + forge.mount("h1").id() + ".hg");
    assertThat(here.resolve(".hg/hgrc")).doesNotExist();
    assertThat(mounts.page("h2")).contains("Mercurial could not read from localhost");
  }

  @Test
  void gitComesByItsOwnProtocolToo() throws IOException {
    StockGit work = StockGit.init(folder.resolve("work"));
    work.write("a", "a").commit("Begin");
    work.run("tag", "v1");
    serve(
        "git",
        "daemon",
        "--export-all",
        "--reuseaddr",
        "--listen=127.0.0.1",
        "--port=" + port,
        "--base-path=" + folder);

    mounts.bring("git", "g1", "git://localhost:" + port + "/work");
    mounts.bring("git", "g2", "git://127.0.0.1:" + port + "/work");

    assertThat(mounts.log("g1", "main")).contains("Begin");
    assertThat(forge.guest().get("/p/aqueduct/g1/tags").body()).contains("v1");
    assertThat(mounts.page("g2")).contains("is in a private network");
  }
}
