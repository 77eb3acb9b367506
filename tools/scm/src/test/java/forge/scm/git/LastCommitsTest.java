package forge.scm.git;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.LogQuery;
import forge.scm.RepoPath;
import forge.scm.StockGit;
import forge.scm.TreeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commit changed what last, as Git itself says it. */
class LastCommitsTest extends GitRepositoryTests {
  LastCommitsTest(@TempDir Path folder) {
    super(folder);
  }

  private Map<String, Commit> afresh(CommitId commit) {
    try (var again =
        new GitRepository(new GitFolder(folder.resolve("repos")).open(CODE), new LastCommits())) {
      return again.lastCommits(commit, RepoPath.ROOT);
    }
  }

  private Path graph() {
    return folder.resolve("repos/code.git/objects/info/commit-graph");
  }

  private void compareAfresh(CommitId head, List<Commit> log) {
    try (var afresh =
        new GitRepository(new GitFolder(folder.resolve("repos")).open(CODE), new LastCommits())) {
      assertThat(afresh.log(LogQuery.of(head, 500).at(RepoPath.of("d1"))).items()).isEqualTo(log);
      for (TreeEntry entry : afresh.list(head, RepoPath.ROOT)) {
        assertThat(afresh.lastCommits(head, RepoPath.ROOT).get(entry.name()))
            .extracting(c -> c == null ? "none" : c.id().text())
            .isEqualTo(work.run("log", "-1", "--format=%H", head.text(), "--", entry.name()));
      }
    }
  }

  private void compareWithGitLog(CommitId commit, String path) {
    RepoPath place = RepoPath.of(path);
    if (repository.entry(commit, place).isEmpty()) {
      return;
    }
    Map<String, Commit> last = repository.lastCommits(commit, place);
    for (TreeEntry entry : repository.list(commit, place)) {
      String expected =
          work.run(
              "log",
              "-1",
              "--format=%H",
              commit.text(),
              "--",
              place.child(entry.name()).toString());
      assertThat(last.get(entry.name()))
          .as("%s at %s", place.child(entry.name()), commit.brief())
          .extracting(c -> c == null ? "none" : c.id().text())
          .isEqualTo(expected);
    }
    assertThat(last).hasSize(repository.list(commit, place).size());
  }

  /** Commits with merges, deletions and reverts, all over a few files. */
  private void randomHistory(Random random, int commits) {
    var script = new StringBuilder();
    boolean exists = work.attempt("rev-parse", "-q", "--verify", "main").worked();
    String side = "side" + random.nextInt(1_000_000);
    boolean open = false;
    int now =
        exists ? Integer.parseInt(work.run("log", "-1", "--format=%ct", "main")) : 1_600_000_000;
    for (int i = 0; i < commits; i++) {
      now += random.nextInt(3) * 30;
      boolean onSide = open && random.nextInt(3) > 0;
      boolean merge = open && !onSide && random.nextInt(4) == 0;
      boolean first = i == 0 && !exists;
      script.append("commit refs/heads/").append(onSide ? side : "main").append('\n');
      script.append("committer Dan <dan@example.org> ").append(now).append(" +0000\n");
      script.append("data <<E\nCommit ").append(i).append("\nE\n");
      if (i == 0 && exists) {
        script.append("from refs/heads/main^0\n");
      }
      if (merge) {
        script.append("merge refs/heads/").append(side).append("\n");
        open = false;
        side = "side" + random.nextInt(1_000_000);
      }
      for (int change = 0; change < 1 + random.nextInt(2); change++) {
        String path =
            List.of("a", "b", "c", "d0/e", "d0/f", "d1/g", "d1/h", "d1/deep/i")
                .get(random.nextInt(8));
        if (random.nextInt(12) == 0 && !first && !path.equals("a")) {
          script.append("D ").append(path).append('\n');
        } else {
          script.append("M 100644 inline ").append(path).append("\ndata <<E\n");
          script.append(random.nextInt(3)).append("\nE\n");
        }
      }
      if (!open && !onSide && !merge && random.nextInt(4) == 0) {
        script.append("reset refs/heads/").append(side).append("\nfrom refs/heads/main\n");
        open = true;
      }
      script.append('\n');
    }
    var answer =
        work.attempt(
            script.toString().getBytes(StandardCharsets.UTF_8),
            "fast-import",
            "--quiet",
            "--force");
    assertThat(answer.worked()).as(answer.text()).isTrue();
    work.run("reset", "-q", "--hard", "main");
  }

  @Test
  void lastCommitsAreThoseOfGitLog() {
    randomHistory(new Random(7), 120);
    CommitId head = push("main");
    assertThat(work.run("rev-list", "--merges", "--count", "main")).isGreaterThan("3");

    for (String path : List.of("", "d0", "d1", "d1/deep")) {
      compareWithGitLog(head, path);
    }
  }

  @Test
  void aLaterWalkStopsAtTheOneBeforeAndStillTellsTheTruth() {
    var random = new Random(11);
    randomHistory(random, 40);
    for (int i = 0; i < 6; i++) {
      CommitId head = push("main");
      compareWithGitLog(head, "");
      compareWithGitLog(head, "d1");
      randomHistory(random, 12);
    }
  }

  @Test
  void lastCommitsOutliveARestartAndDamage() throws IOException {
    work.write("rare", "x").commit("Begin");
    randomHistory(new Random(17), 700);
    CommitId head = push("main");
    compareWithGitLog(head, "");
    var files = new LastCommitFiles(folder.resolve("repos/code.git"));
    var found = files.read(RepoPath.ROOT).orElseThrow();
    assertThat(found.commit().name()).isEqualTo(head.text());

    randomHistory(new Random(18), 12);
    CommitId later = push("main");
    assertThat(afresh(later)).isEqualTo(repository.lastCommits(later, RepoPath.ROOT));
    compareWithGitLog(later, "");

    Path kept = folder.resolve("repos/code.git/forge/last-commits");
    try (var all = Files.list(kept)) {
      Path file = all.findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    assertThat(files.read(RepoPath.ROOT)).isEmpty();
    assertThat(afresh(later)).isEqualTo(repository.lastCommits(later, RepoPath.ROOT));
  }

  @Test
  void maintenanceByEitherGitChangesNoAnswer() throws Exception {
    randomHistory(new Random(5), 150);
    CommitId head = push("main");
    List<Commit> log = repository.log(LogQuery.of(head, 500).at(RepoPath.of("d1"))).items();

    try (var git = new Git(repository.git())) {
      git.gc().call();
    }
    assertThat(graph()).exists();
    compareAfresh(head, log);

    StockGit stock = StockGit.in(folder.resolve("repos/code.git"));
    stock.run("repack", "-adbq");
    stock.run("commit-graph", "write", "--reachable", "--changed-paths");
    compareAfresh(head, log);
  }
}
