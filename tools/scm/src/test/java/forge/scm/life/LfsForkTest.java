package forge.scm.life;

import static org.assertj.core.api.Assertions.assertThat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.project.MountId;
import forge.project.ToolKey;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Large files of forks, and those that nothing leads to any more, with the client of Debian. */
class LfsForkTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final ToolKey SCM = new ToolKey("scm");
  private static TestForge forge;

  private final Path folder;

  LfsForkTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static String url(UserId user, String at) {
    String secret =
        forge.forge().users().tokens().make(user, "git", Set.of(Scope.WRITE), 300).secret();
    return forge.url().toString().replace("http://", "http://" + user + ":" + secret + "@")
        + at
        + ".git";
  }

  private static byte[] noise(int seed) {
    byte[] noise = new byte[100_000];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  /** A repository of Dan's work with one large file. */
  private StockGit pushed(String point) {
    forge.forge().mounting().mount(forge.visit(People.ADA), SCM, point, point);
    StockGit work = StockGit.init(folder.resolve(point));
    work.run("lfs", "install", "--local");
    work.run("remote", "add", "origin", url(People.DAN, "/p/aqueduct/" + point));
    work.run("lfs", "track", "*.bin");
    work.write("noise.bin", noise(1)).commit("Add noise");
    work.run("push", "-q", "origin", "main");
    forge.settle();
    return work;
  }

  private StockGit cloned(UserId user, String at, String name) {
    StockGit clone = StockGit.in(folder.resolve(name));
    clone.run("clone", "-q", url(user, at), ".");
    clone.run("lfs", "install", "--local");
    return clone;
  }

  private static void fork(UserId user, String point) {
    var made =
        forge
            .as(user)
            .post(
                "/p/aqueduct/" + point + "/forks", Map.of("project", "u/" + user, "point", point));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
  }

  private static void close(String point) {
    forge
        .forge()
        .members()
        .grant(
            forge.visit(People.ADA),
            forge.mount(point).id(),
            CorePermission.READ,
            Set.of(Roles.MEMBER));
  }

  private static String oid(StockGit work, String file) {
    return work.run("lfs", "ls-files", "-l", "-I", file).split(" ", 2)[0];
  }

  private static HttpResponse<String> download(UserId user, String at, String oid) {
    return forge.as(user).get(at + ".git/info/lfs/objects/" + oid);
  }

  private static Path files(MountId mount) {
    return forge.forge().config().data().resolve("lfs/" + mount);
  }

  private static long kept(MountId mount) throws IOException {
    try (var all = Files.walk(files(mount))) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aForkHasTheLargeFilesOfItsParentAndKeepsThemWhenItCloses() throws Exception {
    StockGit work = pushed("open");
    fork(People.GUS, "open");
    StockGit before = cloned(People.GUS, "/u/gus/open", "before");
    before.run("lfs", "pull");

    close("open");
    work.write("later.bin", noise(2)).commit("Add more");
    work.run("push", "-q", "origin", "main");
    StockGit after = cloned(People.GUS, "/u/gus/open", "after");
    after.run("lfs", "pull");
    var later = download(People.GUS, "/u/gus/open", oid(work, "later.bin"));
    forge.forge().mounting().unmount(forge.visit(People.ADA), forge.mount("open").id());
    forge.settle();
    var gone = download(People.GUS, "/u/gus/open", oid(work, "noise.bin"));

    assertThat(before.folder().resolve("noise.bin")).hasBinaryContent(noise(1));
    assertThat(after.folder().resolve("noise.bin")).hasBinaryContent(noise(1));
    assertThat(later.statusCode()).as("what came after the parent was closed").isEqualTo(404);
    assertThat(gone.statusCode()).as("after the parent was deleted").isEqualTo(200);
  }

  @Test
  void whatAParentGotLaterIsForThoseWhoMayReadItThere() throws Exception {
    StockGit work = pushed("grown");
    fork(People.MIA, "grown");
    work.write("later.bin", noise(3)).commit("Add more");
    work.run("push", "-q", "origin", "main");
    String later = oid(work, "later.bin");
    close("grown");

    var member = download(People.MIA, "/u/mia/grown", later);
    var other = download(People.GUS, "/u/mia/grown", later);
    StockGit clone = cloned(People.MIA, "/u/mia/grown", "grown-clone");
    clone.run("config", "lfs.url", url(People.MIA, "/p/aqueduct/grown") + "/info/lfs");
    clone.run("pull", "-q", url(People.MIA, "/p/aqueduct/grown"), "main");
    clone.run("config", "--unset", "lfs.url");
    clone.run("push", "-q", "origin", "HEAD:main");
    var adopted = download(People.GUS, "/u/mia/grown", later);

    assertThat(member.statusCode()).isEqualTo(200);
    assertThat(other.statusCode()).as("a reader of the fork alone").isEqualTo(404);
    assertThat(adopted.statusCode()).as("once it was pushed to the fork").isEqualTo(200);
  }

  @Test
  void whatNothingLeadsToGoesAfterTwoWeeks() throws Exception {
    StockGit work = pushed("tidied");
    work.run("checkout", "-q", "-b", "side");
    work.write("side.bin", noise(4)).commit("On the side");
    work.run("push", "-q", "origin", "side");
    MountId mount = forge.mount("tidied").id();
    for (int day = 0; day < 20; day++) {
      pass(Duration.ofDays(1));
    }
    long whileLed = kept(mount);

    work.run("push", "-q", "origin", ":side");
    pass(Duration.ofDays(1));
    long atOnce = kept(mount);
    for (int day = 0; day < 16; day++) {
      pass(Duration.ofDays(1));
    }

    assertThat(whileLed).isEqualTo(2);
    assertThat(atOnce).isEqualTo(2);
    assertThat(kept(mount)).isEqualTo(1);
    assertThat(download(People.MIA, "/p/aqueduct/tidied", oid(work, "noise.bin")).statusCode())
        .isEqualTo(200);
  }

  private static void pass(Duration time) {
    forge.clock().advance(time);
    forge.settle();
  }

  @Test
  void theQuotaCountsWhatIsThereAndWhatGoes() throws Exception {
    StockGit work = pushed("full");
    MountId mount = forge.mount("full").id();
    var usage = forge.forge().database().getCollection("lfsUsage");
    var of = com.mongodb.client.model.Filters.eq("_id", mount.value());

    work.run("lfs", "push", "--all", "origin");
    var counted = usage.find(of).first();
    usage.updateOne(of, com.mongodb.client.model.Updates.set("bytes", (1000L << 20) - 50_000));
    forge
        .as(People.ADA)
        .post("/p/aqueduct/full/settings/rules/limits", Map.of("lfs-quota", "1000"));
    work.write("more.bin", noise(5)).commit("Too much");
    var refused = work.attempt("push", "origin", "main");
    pass(Duration.ofDays(1));
    var again = work.attempt("push", "origin", "main");

    assertThat(counted).containsEntry("bytes", 100_000L);
    assertThat(refused.text()).contains("This repository may keep 1,000 MB with Git LFS");
    assertThat(again.worked()).as("after the nightly count: " + again.text()).isTrue();
    assertThat(usage.find(of).first()).containsEntry("bytes", 200_000L);
  }
}
