package forge.scm.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GitSshTest extends SshTests {
  private static String mount(String point) {
    return ssh.url("git", mounts.add("git", point));
  }

  private static StockGit work(String name) {
    StockGit work = StockGit.init(folder.resolve(name + System.nanoTime()));
    return use(work, dan);
  }

  private static StockGit use(StockGit work, Path key) {
    work.run("config", "core.sshCommand", ssh.command(key));
    return work;
  }

  private static StockGit cloned(String url, Path key, String... options) {
    StockGit clone = StockGit.in(folder.resolve("clone" + System.nanoTime()));
    var command = new ArrayList<>(List.of("clone", "-q"));
    command.addAll(List.of("-c", "core.sshCommand=" + ssh.command(key)));
    command.addAll(List.of(options));
    command.addAll(List.of(url, "."));
    clone.run(command.toArray(String[]::new));
    clone.run("fsck", "--strict");
    return clone;
  }

  @Test
  void anEmptyRepositoryIsClonedAndPushedToAndTheNewsIsTold() {
    String url = mount("empty");
    StockGit clone = cloned(url, dan);

    clone.write("README.md", "# Aqueduct").commit("Begin");
    clone.run("push", "-q", "origin", "HEAD:main");

    assertThat(cloned(url + ".git", mia).run("log", "--format=%s")).isEqualTo("Begin");
    assertThat(cloned(url.replace("git@", "mia@"), mia).run("log", "--format=%s"))
        .isEqualTo("Begin");
    assertThat(mounts.log("empty", "main")).contains("Begin");
  }

  @Test
  void largeFilesComeAndGoWithAPassFromSsh() {
    String url = mount("large");
    StockGit work = work("large");
    byte[] noise = new byte[1 << 20];
    new Random(3).nextBytes(noise);
    work.run("remote", "add", "origin", url);
    work.run("lfs", "install", "--local");
    work.run("lfs", "track", "*.bin");
    work.write("noise.bin", noise).commit("Add noise");

    work.run("push", "-q", "origin", "main");
    StockGit clone = use(cloned(url, mia), mia);
    clone.run("lfs", "install", "--local");
    clone.run("lfs", "pull");
    clone.write("noise.bin", new byte[] {1, 2, 3}).commit("Overwrite");
    var refused = clone.attempt("lfs", "push", "origin", "main");

    assertThat(clone.folder().resolve("noise.bin")).hasBinaryContent(new byte[] {1, 2, 3});
    clone.run("reset", "-q", "--hard", "origin/main");
    assertThat(clone.folder().resolve("noise.bin")).hasBinaryContent(noise);
    assertThat(refused.text()).contains("You may not push to this repository.");
  }

  @Test
  void historyComesWholeShallowOrInParts() {
    String url = mount("parts");
    StockGit work = work("work");
    for (int i = 0; i < 12; i++) {
      work.write("file" + i, "content " + i).commit("Commit " + i);
    }
    work.run("push", "-q", "-o", "ci.skip", "--atomic", url, "main", "main:side");

    StockGit shallow = cloned(url, mia, "--depth", "3");
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("3");
    assertThat(shallow.attempt("fetch", "-q", "--deepen", "2").text()).isEmpty();
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("5");
    shallow.run("fetch", "-q", "--unshallow");
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("12");

    StockGit partial = cloned(url, mia, "--filter=blob:none", "--no-checkout");
    assertThat(partial.run("rev-list", "--objects", "--missing=print", "HEAD")).contains("?");
    partial.run("checkout", "-q", "main");
    assertThat(partial.folder().resolve("file11")).hasContent("content 11");

    StockGit old = cloned(url, mia, "-c", "protocol.version=0");
    work.write("late", "late").commit("Late");
    work.run("push", "-q", url, "main");
    old.run("pull", "-q");
    assertThat(old.run("log", "-1", "--format=%s")).isEqualTo("Late");
  }

  @Test
  void refusalsAreSentences() {
    String url = mount("rules");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    work.write("a", "b").commit("Second");
    work.run("push", "-q", url, "main");
    work.run("reset", "-q", "--hard", "HEAD~1");

    var forced = work.attempt("push", "-f", url, "main");
    var member = use(work, mia).attempt("push", url, "HEAD:other");
    var archive = work.attempt("archive", "--remote=" + url, "HEAD");

    assertThat(forced.text())
        .contains("Only an admin of the project may rewrite the default branch main");
    assertThat(member.text()).contains("You may not push to this repository.");
    assertThat(archive.text())
        .contains("does not answer git archive; download " + forge.url())
        .contains("/p/aqueduct/rules/archive/HEAD.zip");
  }

  @Test
  @Timeout(180)
  void aClientThatLeavesInTheMiddleLeavesNothing() throws Exception {
    String url = mount("left");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url, "main");
    String here = work.run("rev-parse", "main");

    Process client = ssh.begin(dan, "git", "git-receive-pack '/p/aqueduct/left'");
    assertThat(client.inputReader().readLine()).contains(here);
    String change = here + " " + "1".repeat(40) + " refs/heads/main\0report-status";
    String begun = "%04x%s0000PACK\0\0\0\2\0\0\0\5".formatted(change.length() + 4, change);
    client.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
    client.destroyForcibly().waitFor();

    while (forge.forge().ssh().running() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(work.run("ls-remote", url, "main")).startsWith(here);
    try (var files = Files.walk(forge.forge().config().data().resolve("repos"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".tmp") || name.startsWith("incoming"))
          .noneMatch(name -> name.endsWith(".lock"));
    }
  }

  @Test
  void hiddenAndMissingLookTheSame() {
    String hidden = mount("hidden");
    mounts.hide("hidden");
    StockGit work = use(work("work"), mia);

    var missing = work.attempt("ls-remote", hidden.replace("hidden", "nowhere"));
    var noRepository = work.attempt("ls-remote", hidden.replace("/p/aqueduct/hidden", "/etc"));
    var notAllowed = work.attempt("ls-remote", hidden);
    var dans = use(work, dan).attempt("ls-remote", hidden);

    assertThat(notAllowed.text())
        .contains("A repository of this name that you may read does not exist.");
    assertThat(missing).isEqualTo(notAllowed);
    assertThat(noRepository).isEqualTo(notAllowed);
    assertThat(dans.worked()).as(dans.text()).isTrue();
  }
}
