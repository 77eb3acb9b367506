package forge.scm.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a repository is read as stock Git put it there. */
class GitRepositoryTest extends GitRepositoryTests {
  GitRepositoryTest(@TempDir Path folder) {
    super(folder);
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
}
