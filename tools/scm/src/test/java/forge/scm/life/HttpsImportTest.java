package forge.scm.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.outgoing.Trust;
import forge.scm.Mounts;
import forge.scm.StockClient;
import forge.scm.StockGit;
import forge.scm.svn.ApacheSvn;
import forge.testing.LocalServer;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestPorts;
import forge.testing.TlsSite;
import forge.testing.TlsSite.Certificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Imports over TLS, from sites whose certificates somebody has vouched for or nobody. */
class HttpsImportTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String NOBODY =
      "The certificate of localhost was issued by nobody whom this forge trusts.";
  private static Path folder;
  private static Certificate known;
  private static Certificate strange;
  private static TestForge forge;
  private static Mounts mounts;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    known = Certificate.make(folder, "known");
    strange = Certificate.make(folder, "strange");
    forge = TestForge.start(DATABASE.fresh(), Map.of(Trust.SETTING, known.pem().toString()));
    mounts = new Mounts(forge);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static void bring(String system, int port, String path) {
    try (var site = new TlsSite(known, port);
        var stranger = new TlsSite(strange, port)) {
      mounts.bring(system, system + "-known", site.url(path));
      mounts.bring(system, system + "-strange", stranger.url(path));
    }
    assertThat(mounts.page(system + "-known")).doesNotContain("Failed");
    assertThat(mounts.page(system + "-strange")).contains(NOBODY, "FORGE_OUTGOING_TRUST");
  }

  @Test
  void gitComesFromWhomItsOperatorTrusts() {
    StockGit work = StockGit.init(folder.resolve("engine.git"));
    work.write("a", "a").commit("Begin");
    try (var site = GitSite.serve(folder)) {
      bring("git", URI.create(site.url("")).getPort(), "/engine.git");
    }

    assertThat(mounts.log("git-known", "main")).contains("Begin");
  }

  @Test
  void mercurialDoesToo() throws IOException {
    StockClient work = new StockClient(folder.resolve("hg"), "hg").with("HGUSER", "eve");
    work.run("init", ".");
    Files.writeString(work.folder().resolve("a"), "one\n");
    work.run("commit", "-q", "-A", "-m", "Begin");
    int port = TestPorts.choose();
    String at = work.folder().toString();
    var command = List.of("hg", "-R", at, "serve", "-a", "127.0.0.1", "-p", "" + port);
    LocalServer server = LocalServer.start(folder, port, command);
    try {
      bring("hg", port, "/");
    } finally {
      server.close();
    }

    assertThat(mounts.log("hg-known", "default")).contains("Begin");
  }

  @Test
  void subversionDoesToo() throws IOException {
    assumeTrue(ApacheSvn.missing().isEmpty(), () -> ApacheSvn.missing().orElse(""));
    String at = mounts.add("svn", "origin");
    Path source =
        forge.forge().config().data().resolve("repos/" + forge.mount("origin").id() + ".svn");
    new StockClient(folder.resolve("svn"), "svn")
        .run("mkdir", "-q", "-m", "Layout", source.toUri() + "/trunk", "--username", "dan");
    try (var apache = new ApacheSvn(forge, Files.createDirectory(folder.resolve("apache")))) {
      apache.handOver();
      URI plain = URI.create(apache.url(at));
      bring("svn", plain.getPort(), plain.getPath());
    }

    assertThat(mounts.log("svn-known", "trunk")).as(mounts.page("svn-known")).contains("Layout");
  }
}
