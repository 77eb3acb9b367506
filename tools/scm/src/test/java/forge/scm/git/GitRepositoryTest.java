package forge.scm.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import forge.project.MountId;
import forge.refusal.Refusal.NotFound;
import forge.scm.Archive;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Content.Binary;
import forge.scm.Content.Text;
import forge.scm.Content.TooLarge;
import forge.scm.Diff;
import forge.scm.DiffOptions;
import forge.scm.LogQuery;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.StockGit;
import forge.scm.TreeEntry;
import forge.scm.TreeEntry.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  private static final MountId CODE = new MountId("code");

  private final Path folder;
  private final GitRepository repository;
  private final StockGit work;

  GitRepositoryTest(@TempDir Path folder) {
    GitSystem.install();
    this.folder = folder;
    this.repository =
        new GitRepository(new GitFolder(folder.resolve("repos")).open(CODE), new LastCommits());
    this.work = StockGit.init(folder.resolve("work"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private CommitId push(String... refs) {
    var command =
        new ArrayList<>(List.of("push", "-q", folder.resolve("repos/code.git").toString()));
    command.addAll(List.of(refs));
    work.run(command.toArray(String[]::new));
    return id("HEAD");
  }

  private CommitId id(String name) {
    return new CommitId.Hash(work.run("rev-parse", name));
  }

  private TreeEntry entry(CommitId commit, String path) {
    return repository.entry(commit, RepoPath.of(path)).orElseThrow();
  }

  @Test
  void anEmptyRepositoryHasNothing() {
    assertThat(repository.refs()).isEmpty();
    assertThat(repository.head()).isEmpty();
    assertThat(repository.resolve("main")).isEmpty();
    assertThat(repository.locate("main/src")).isEmpty();
  }

  @Test
  void foldersComeFirstAndEveryKindIsTold() throws IOException {
    work.write("b.txt", "b").write("a/c.txt", "c").write("run.sh", "#!/bin/sh");
    Files.createSymbolicLink(work.folder().resolve("link"), Path.of("a/c.txt"));
    assertThat(work.folder().resolve("run.sh").toFile().setExecutable(true)).isTrue();
    work.commit("Begin");
    work.run("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",module");
    work.run("commit", "-q", "-m", "Module");
    CommitId head = push("main");

    assertThat(repository.list(head, RepoPath.ROOT))
        .extracting(TreeEntry::name, TreeEntry::kind)
        .containsExactly(
            tuple("a", Kind.FOLDER),
            tuple("b.txt", Kind.FILE),
            tuple("link", Kind.LINK),
            tuple("module", Kind.MODULE),
            tuple("run.sh", Kind.EXECUTABLE));
    assertThat(((Text) repository.content(entry(head, "link"), 100)).text()).isEqualTo("a/c.txt");
  }

  @Test
  void theLongestRefWinsInAddresses() {
    work.write("src/Main.java", "class Main {}").commit("Begin");
    work.run("branch", "feature/leaks");
    work.run("tag", "feature");
    push("--all");
    push("--tags");

    var place = repository.locate("feature/leaks/src/Main.java").orElseThrow();
    var tag = repository.locate("feature/src").orElseThrow();
    var commit = repository.locate(id("HEAD").text().substring(0, 9) + "/src").orElseThrow();

    assertThat(place.ref()).isEqualTo("feature/leaks");
    assertThat(place.path()).hasToString("src/Main.java");
    assertThat(tag.ref()).isEqualTo("feature");
    assertThat(commit.commit()).isEqualTo(id("HEAD"));
    assertThat(repository.locate("nowhere/src")).isEmpty();
    assertThat(repository.locate("main")).get().extracting(p -> p.path().root()).isEqualTo(true);
  }

  @Test
  void annotatedTagsLeadToTheirCommit() {
    work.write("a", "a").commit("Begin");
    work.run("tag", "-a", "v1.0", "-m", "First");
    push("main", "v1.0");

    assertThat(repository.resolve("v1.0")).contains(id("HEAD"));
    assertThat(repository.refs()).extracting(Ref::brief).containsExactly("main", "v1.0");
  }

  @Test
  void whatCannotBeAPathDoesNotExist() {
    work.write("a", "a").commit("Begin");
    CommitId head = push("main");

    for (String path : List.of("..", "../../etc/passwd", "a/../b", "a//b", ".", "a\0b", "/a")) {
      assertThatThrownBy(() -> repository.entry(head, RepoPath.of(path)))
          .as(path)
          .isInstanceOf(NotFound.class)
          .hasMessage("This path does not exist.");
    }
    assertThat(repository.entry(head, RepoPath.of("a/b"))).isEmpty();
    assertThat(repository.entry(head, RepoPath.of("A"))).isEmpty();
    assertThatThrownBy(() -> repository.list(head, RepoPath.of("a"))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> repository.list(new CommitId.Hash("0".repeat(40)), RepoPath.ROOT))
        .isInstanceOf(NotFound.class)
        .hasMessage("The commit 00000000 does not exist.");
  }

  @Test
  void textIsReadWhateverItIsWrittenIn() {
    work.write("utf8", "Größe\n")
        .write("latin", "Größe\n".getBytes(StandardCharsets.ISO_8859_1))
        .write("utf16", "\uFEFFGröße\n".getBytes(StandardCharsets.UTF_16LE))
        .write("binary", new byte[] {1, 0, 2})
        .write("large", "x".repeat(200))
        .write("empty", "")
        .commit("Texts");
    CommitId head = push("main");

    for (String path : List.of("utf8", "latin", "utf16")) {
      var content = (Text) repository.content(entry(head, path), 100);
      assertThat(content.lines()).as(path).containsExactly("Größe");
    }
    assertThat(repository.content(entry(head, "binary"), 100)).isEqualTo(new Binary(3));
    assertThat(repository.content(entry(head, "large"), 100)).isEqualTo(new TooLarge(200, 100));
    assertThat(repository.content(entry(head, "empty"), 100)).isEqualTo(new Text("", "UTF-8", 0));
  }

  @Test
  void namesThatAreNotUtf8CanBeOpened() {
    String blob = work.run("hash-object", "-w", "--stdin");
    byte[] line =
        ("100644 blob " + blob + "\tGr\u00f6\u00dfe\n").getBytes(StandardCharsets.ISO_8859_1);
    String tree = work.attempt(line, "mktree").text();
    String commit = work.run("commit-tree", tree, "-m", "Odd");
    work.run("update-ref", "refs/heads/main", commit);
    CommitId head = push("main");

    TreeEntry odd = repository.list(head, RepoPath.ROOT).get(0);

    assertThat(odd.name()).isEqualTo("Größe");
    assertThat(repository.entry(head, RepoPath.of(odd.name()))).contains(odd);
    assertThat(repository.lastCommits(head, RepoPath.ROOT)).containsOnlyKeys("Größe");
  }

  @Test
  void theLogIsReadAPartAtATime() {
    for (int i = 0; i < 7; i++) {
      work.write(i % 2 == 0 ? "even" : "odd", "" + i).commit("Commit " + i);
    }
    CommitId head = push("main");

    var first = repository.log(LogQuery.of(head, 3));
    var last = first.items().get(2).id();
    var second = repository.log(LogQuery.of(head, 10).after(last));
    var odd = repository.log(LogQuery.of(head, 10).at(RepoPath.of("odd")));

    assertThat(first.items())
        .extracting(Commit::subject)
        .containsExactly("Commit 6", "Commit 5", "Commit 4");
    assertThat(repository.log(LogQuery.of(head, 10).onward(first.next()))).isEqualTo(second);
    assertThat(second.items())
        .extracting(Commit::subject)
        .containsExactly("Commit 3", "Commit 2", "Commit 1", "Commit 0");
    assertThat(second.next()).isNull();
    assertThat(odd.items())
        .extracting(Commit::subject)
        .containsExactly("Commit 5", "Commit 3", "Commit 1");
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

  private Map<String, Commit> afresh(CommitId commit) {
    try (var again =
        new GitRepository(new GitFolder(folder.resolve("repos")).open(CODE), new LastCommits())) {
      return again.lastCommits(commit, RepoPath.ROOT);
    }
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
  void aChangeShowsItsLinesAndWords() {
    work.write("Leak.java", lines(1, 30)).commit("Begin");
    work.write("Leak.java", lines(1, 30).replace("line 15 of arch", "line 15 of pier"))
        .write("New.java", "fresh\n")
        .commit("Mend");
    CommitId head = push("main");

    Diff diff = repository.diff(head, DiffOptions.STANDARD);

    assertThat(diff.added()).isEqualTo(2);
    assertThat(diff.removed()).isEqualTo(1);
    var leak = diff.files().get(0);
    assertThat(leak.path()).isEqualTo("Leak.java");
    assertThat(leak.hunks()).hasSize(1);
    assertThat(leak.hunks().get(0).header()).isEqualTo("@@ -12,7 +12,7 @@");
    assertThat(leak.hunks().get(0).lines().get(3).spans())
        .containsExactly(new Diff.Span("line 15 of ", false), new Diff.Span("arch", true));
    assertThat(diff.files().get(1).change()).isEqualTo(Diff.Change.ADDED);
    assertThat(diff.files().get(1).hunks().get(0).header()).isEqualTo("@@ -0,0 +1,1 @@");
  }

  @Test
  void hunksAreThoseOfGit() {
    var random = new Random(3);
    var text = new ArrayList<>(List.of(lines(1, 200).split("\n")));
    work.write("f", String.join("\n", text) + "\n").commit("Begin");
    for (int i = 0; i < 30; i++) {
      int at = random.nextInt(text.size());
      switch (random.nextInt(3)) {
        case 0 -> text.set(at, "changed " + i);
        case 1 -> text.remove(at);
        default -> text.add(at, "added " + i);
      }
    }
    work.write("f", String.join("\n", text) + "\n").commit("Change");
    CommitId head = push("main");

    var patch = new StringBuilder();
    for (var hunk : repository.diff(head, DiffOptions.STANDARD).files().get(0).hunks()) {
      hunk.lines().forEach(line -> patch.append(patched(line)).append('\n'));
    }

    String expected = work.run("diff", "--histogram", "HEAD~1", "HEAD");
    String body =
        String.join(
            "\n",
            expected
                .lines()
                .filter(l -> l.matches("[ +-].*") && !l.matches("(\\+\\+\\+|---) .*"))
                .toList());
    assertThat(patch.toString().strip()).isEqualTo(body.strip());
  }

  private static String patched(Diff.Line line) {
    String sign =
        switch (line.side()) {
          case BOTH -> " ";
          case OLD -> "-";
          case NEW -> "+";
        };
    return sign + String.join("", line.spans().stream().map(Diff.Span::text).toList());
  }

  @Test
  void renamesBinariesAndHugeFilesAreToldInASentence() {
    work.write("old.txt", lines(1, 40)).write("logo.png", new byte[] {0, 1, 2}).commit("Begin");
    work.run("mv", "old.txt", "new.txt");
    work.write("logo.png", new byte[] {0, 1, 2, 3})
        .write("huge.txt", lines(1, 5_000))
        .commit("Change");
    CommitId head = push("main");

    Diff diff = repository.diff(head, DiffOptions.STANDARD);

    assertThat(diff.files())
        .extracting(Diff.FileDiff::path, Diff.FileDiff::note)
        .containsExactlyInAnyOrder(
            tuple("huge.txt", "Not shown: 5000 lines; the limit is 1500 for one file."),
            tuple("logo.png", "Binary file, 3 → 4 bytes."),
            tuple("new.txt", "Renamed without a change."));
  }

  @Test
  void archivesHoldWhatGitArchiveHolds() throws IOException {
    String deep = "very/long/".repeat(12) + "file.txt";
    work.write("a.txt", "Größe")
        .write(deep, "deep")
        .write("big", "0123456789".repeat(200))
        .commit("Begin");
    CommitId head = push("main");

    var tar = new ByteArrayOutputStream();
    repository.archive(head, Archive.TAR_GZ, "code-1", tar);
    Path file = folder.resolve("a.tar.gz");
    Files.write(file, tar.toByteArray());
    StockGit unpacked = StockGit.in(folder.resolve("unpacked"));
    run(unpacked.folder(), "tar", "xzf", file.toString());

    assertThat(unpacked.folder().resolve("code-1").resolve(deep)).hasContent("deep");
    assertThat(unpacked.folder().resolve("code-1/a.txt")).hasContent("Größe");
    assertThat(unpacked.folder().resolve("code-1/big")).hasContent("0123456789".repeat(200));

    var zip = new ByteArrayOutputStream();
    repository.archive(head, Archive.ZIP, "code-1", zip);
    var names = new ArrayList<String>();
    try (var entries = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (var e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        names.add(e.getName());
      }
    }
    assertThat(names).containsExactly("code-1/a.txt", "code-1/big", "code-1/" + deep);
  }

  private static void run(Path folder, String... command) throws IOException {
    var process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.onExit().join().exitValue()).isZero();
  }

  private static String lines(int from, int to) {
    var text = new StringBuilder();
    for (int i = from; i <= to; i++) {
      text.append("line ").append(i).append(" of arch\n");
    }
    return text.toString();
  }
}
