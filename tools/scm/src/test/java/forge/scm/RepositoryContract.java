package forge.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.Content.Binary;
import forge.scm.Content.Text;
import forge.scm.Content.TooLarge;
import forge.scm.Diff.FileDiff;
import forge.scm.TreeEntry.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What every system of version control shows of the same history, made by its stock client. */
public interface RepositoryContract {
  /** A checkout of a fresh repository, the same during a test. */
  Work work();

  private TreeEntry entry(Repository repository, CommitId commit, String path) {
    return repository.entry(commit, RepoPath.of(path)).orElseThrow();
  }

  private Text text(Repository repository, CommitId commit, String path) {
    return (Text) repository.content(entry(repository, commit, path), 10_000);
  }

  private List<String> subjects(List<Commit> commits) {
    return commits.stream().map(Commit::subject).toList();
  }

  private String lines(int count) {
    var text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      text.append("line ").append(i).append(" of arch\n");
    }
    return text.toString();
  }

  @Test
  default void anEmptyRepositoryHasNothing() {
    work().system().make(Work.MOUNT);

    try (Repository repository = work().open()) {
      assertThat(repository.refs()).isEmpty();
      assertThat(repository.branches()).isEmpty();
      assertThat(repository.head()).isEmpty();
      assertThat(repository.resolve(work().main())).isEmpty();
      assertThat(repository.locate("main/src")).isEmpty();
    }
    assertThat(work().system().tips(Work.MOUNT)).isEmpty();
  }

  @Test
  default void foldersComeFirstAndEveryKindIsTold() throws IOException {
    CommitId head =
        work()
            .write("b.txt", "b")
            .write("a/c.txt", "c")
            .write("run.sh", "#!/bin/sh")
            .executable("run.sh")
            .link("link", "a/c.txt")
            .commit("Begin");

    try (Repository repository = work().open()) {
      assertThat(repository.list(head, RepoPath.ROOT))
          .extracting(TreeEntry::name, TreeEntry::kind)
          .containsExactly(
              tuple("a", Kind.FOLDER),
              tuple("b.txt", Kind.FILE),
              tuple("link", Kind.LINK),
              tuple("run.sh", Kind.EXECUTABLE));
      assertThat(text(repository, head, "link").text()).isEqualTo("a/c.txt");
      try (var in = repository.open(entry(repository, head, "link"))) {
        assertThat(in.readAllBytes()).asString().isEqualTo("a/c.txt");
      }
      try (var in = repository.open(entry(repository, head, "run.sh"))) {
        assertThat(in.readAllBytes()).asString().isEqualTo("#!/bin/sh");
      }
      assertThat(entry(repository, head, "").kind()).isEqualTo(Kind.FOLDER);
    }
  }

  @Test
  default void placesAreFoundByBranchTagAndCommit() {
    work().write("src/Main.java", "class Main {}").commit("Begin");
    work().tag("v1.0");
    work().branch("leaks");
    CommitId second = work().write("src/Main.java", "final class Main {}").commit("Mend");

    try (Repository repository = work().open()) {
      var branch = repository.locate("leaks/src/Main.java").orElseThrow();
      var tag = repository.locate("v1.0/src").orElseThrow();
      var commit = repository.locate(second.text() + "/src").orElseThrow();
      var all = repository.locate(work().main()).orElseThrow();

      assertThat(branch.ref()).isEqualTo("leaks");
      assertThat(branch.path()).hasToString("src/Main.java");
      assertThat(text(repository, branch.commit(), "src/Main.java").text()).startsWith("final");
      assertThat(text(repository, tag.commit(), "src/Main.java").text()).startsWith("class");
      assertThat(commit.commit()).isEqualTo(second);
      assertThat(commit.path()).hasToString("src");
      assertThat(text(repository, all.commit(), "src/Main.java").text()).startsWith("class");
      assertThat(all.path().root()).isTrue();
      assertThat(repository.locate("nowhere/src")).isEmpty();
      assertThat(repository.refs())
          .extracting(Ref::brief)
          .containsExactlyInAnyOrder(work().main(), "leaks", "v1.0");
      assertThat(repository.refs()).allMatch(ref -> ref.touchedAt() != null);
      assertThat(repository.branches()).containsExactlyInAnyOrder(work().main(), "leaks");
      assertThat(repository.head()).get().extracting(Ref::brief).isEqualTo(work().main());
    }
  }

  @Test
  default void whatCannotBeAPathDoesNotExist() {
    CommitId head = work().write("a", "a").commit("Begin");

    try (Repository repository = work().open()) {
      for (String path : List.of("..", "../../etc/passwd", "a/../b", "a//b", ".", "a\0b", "/a")) {
        assertThatThrownBy(() -> repository.entry(head, RepoPath.of(path)))
            .as(path)
            .isInstanceOf(NotFound.class);
      }
      assertThat(repository.entry(head, RepoPath.of("a/b"))).isEmpty();
      assertThat(repository.entry(head, RepoPath.of("A"))).isEmpty();
      assertThatThrownBy(() -> repository.list(head, RepoPath.of("a")))
          .isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> repository.list(head, RepoPath.of("b")))
          .isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> repository.blame(head, RepoPath.of("b")))
          .isInstanceOf(NotFound.class);
      for (CommitId none :
          List.of(new CommitId.Hash("0".repeat(40)), new CommitId.Revision(999_999))) {
        assertThat(repository.resolve(none.text())).isEmpty();
        assertThatThrownBy(() -> repository.list(none, RepoPath.ROOT)).isInstanceOf(NotFound.class);
      }
    }
  }

  @Test
  default void textIsReadWhateverItIsWrittenIn() {
    CommitId head =
        work()
            .write("utf8", "Größe\n")
            .write("latin", "Größe\n".getBytes(StandardCharsets.ISO_8859_1))
            .write("utf16", "\uFEFFGröße\n".getBytes(StandardCharsets.UTF_16LE))
            .write("binary", new byte[] {1, 0, 2})
            .write("large", "x".repeat(200))
            .write("empty", "")
            .commit("Texts");

    try (Repository repository = work().open()) {
      for (String path : List.of("utf8", "latin", "utf16")) {
        assertThat(text(repository, head, path).lines()).as(path).containsExactly("Größe");
      }
      assertThat(repository.content(entry(repository, head, "binary"), 100))
          .isEqualTo(new Binary(3));
      assertThat(repository.content(entry(repository, head, "large"), 100))
          .isEqualTo(new TooLarge(200, 100));
      assertThat(repository.content(entry(repository, head, "empty"), 100))
          .isEqualTo(new Text("", "UTF-8", 0));
    }
  }

  @Test
  default void namesAreOnlyNames(@org.junit.jupiter.api.io.TempDir Path elsewhere)
      throws IOException {
    Path mark = elsewhere.resolve("mark");
    List<String> names =
        List.of(
            "--config=alias.log=!touch " + mark.getFileName(),
            "-r0",
            "path:a",
            "set:all()",
            "größe 100%.txt",
            "a@12",
            "$(touch x);'\"",
            "*");
    for (String name : names) {
      work().write(name, name);
    }
    CommitId head = work().commit("--config=alias.log=!touch x");

    try (Repository repository = work().open()) {
      assertThat(repository.list(head, RepoPath.ROOT))
          .extracting(TreeEntry::name)
          .containsExactlyInAnyOrderElementsOf(names);
      assertThat(repository.lastCommits(head, RepoPath.ROOT).keySet())
          .containsExactlyInAnyOrderElementsOf(names);
      for (String name : names) {
        assertThat(text(repository, head, name).text()).isEqualTo(name);
        assertThat(repository.blame(head, RepoPath.of(name)).runs()).hasSize(1);
        assertThat(repository.log(LogQuery.of(head, 5).at(RepoPath.of(name))).items()).hasSize(1);
        assertThat(repository.resolve(name)).isEmpty();
        assertThat(repository.locate(name)).isEmpty();
        assertThat(repository.log(LogQuery.of(head, 5).by(name)).items()).isEmpty();
        assertThatThrownBy(() -> work().system().showFirst(Work.MOUNT, name))
            .isInstanceOf(Invalid.class);
      }
      assertThat(repository.diff(head, DiffOptions.STANDARD).files()).hasSize(names.size());
    }
    try (var files = Files.walk(work().folder().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("x", mark.getFileName().toString());
    }
  }

  @Test
  default void theLogIsReadAPartAtATime() {
    for (int i = 0; i < 6; i++) {
      work().write(i % 2 == 0 ? "even" : "d/odd", "" + i);
      work().commit(i < 3 ? "dan" : "mia", "Commit " + i);
    }

    try (Repository repository = work().open()) {
      CommitId head = repository.head().orElseThrow().target();
      var first = repository.log(LogQuery.of(head, 3));
      var last = first.items().get(2).id();
      var second = repository.log(LogQuery.of(head, 3).onward(first.next()));
      var after = repository.log(LogQuery.of(head, 3).after(last));
      var odd = repository.log(LogQuery.of(head, 10).at(RepoPath.of("d/odd")));
      var folder = repository.log(LogQuery.of(head, 2).at(RepoPath.of("d")));
      var mia = repository.log(LogQuery.of(head, 10).by("mia"));
      var said = repository.log(LogQuery.of(head, 10).saying("mmit 4"));
      var danOdd = repository.log(LogQuery.of(head, 10).by("dan").at(RepoPath.of("d")));

      assertThat(subjects(first.items())).containsExactly("Commit 5", "Commit 4", "Commit 3");
      assertThat(subjects(second.items())).startsWith("Commit 2", "Commit 1", "Commit 0");
      assertThat(after.items()).isEqualTo(second.items());
      assertThat(subjects(odd.items())).containsExactly("Commit 5", "Commit 3", "Commit 1");
      assertThat(subjects(folder.items())).containsExactly("Commit 5", "Commit 3");
      assertThat(folder.next()).isNotNull();
      assertThat(subjects(mia.items())).containsExactly("Commit 5", "Commit 4", "Commit 3");
      assertThat(subjects(danOdd.items())).containsExactly("Commit 1");
      assertThat(mia.items()).allMatch(c -> c.author().name().equals("mia"));
      assertThat(subjects(said.items())).containsExactly("Commit 4");
      assertThat(said.next()).isNull();
      assertThat(repository.find(last)).contains(first.items().get(2));
    }
  }

  @Test
  default void eachNameHasTheCommitThatLastChangedIt() {
    var random = new Random(7);
    var paths = List.of("a", "b", "d0/e", "d0/f", "d1/g", "d1/deep/i");
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      String path = i < paths.size() ? paths.get(i) : paths.get(random.nextInt(paths.size()));
      work().write(path, "" + i);
      work().commit("Commit " + i);
      for (RepoPath part : RepoPath.of(path).trail()) {
        expected.put(part.toString(), "Commit " + i);
      }
    }

    try (Repository repository = work().open()) {
      CommitId head = repository.head().orElseThrow().target();
      for (String folder : List.of("", "d0", "d1", "d1/deep")) {
        RepoPath at = RepoPath.of(folder);
        Map<String, Commit> last = repository.lastCommits(head, at);
        assertThat(last.keySet())
            .containsExactlyInAnyOrderElementsOf(
                repository.list(head, at).stream().map(TreeEntry::name).toList());
        last.forEach(
            (name, commit) ->
                assertThat(commit.subject()).isEqualTo(expected.get(at.child(name).toString())));
      }
    }
  }

  @Test
  default void aChangeShowsItsLinesAndWords() {
    CommitId before = work().write("Leak.java", lines(30)).commit("Begin");
    CommitId after =
        work()
            .write("Leak.java", lines(30).replace("line 15 of arch", "line 15 of pier"))
            .write("New.java", "fresh\n")
            .commit("Mend");

    try (Repository repository = work().open()) {
      Diff diff = repository.diff(after, DiffOptions.STANDARD);

      assertThat(diff.added()).isEqualTo(2);
      assertThat(diff.removed()).isEqualTo(1);
      var leak = diff.files().get(0);
      assertThat(leak.path()).isEqualTo("Leak.java");
      assertThat(leak.hunks()).hasSize(1);
      assertThat(leak.hunks().get(0).header()).isEqualTo("@@ -12,7 +12,7 @@");
      assertThat(leak.hunks().get(0).lines().get(3).spans())
          .containsExactly(new Diff.Span("line 15 of ", false), new Diff.Span("arch", true));
      assertThat(diff.files().get(1).change()).isEqualTo(Diff.Change.ADDED);
      assertThat(repository.diff(before, after, DiffOptions.STANDARD)).isEqualTo(diff);
      assertThat(repository.diff(after, before, DiffOptions.STANDARD).removed()).isEqualTo(2);
      assertThat(repository.diff(before, DiffOptions.STANDARD).added()).isEqualTo(30);
    }
  }

  @Test
  default void renamesDeletionsBinariesAndHugeFilesAreTold() {
    work()
        .write("old.txt", lines(40))
        .write("gone.txt", "gone\n")
        .write("logo.png", new byte[] {0, 1, 2})
        .commit("Begin");
    CommitId head =
        work()
            .move("old.txt", "new.txt")
            .remove("gone.txt")
            .write("logo.png", new byte[] {0, 1, 2, 3})
            .write("huge.txt", lines(5_000))
            .commit("Change");

    try (Repository repository = work().open()) {
      Diff diff = repository.diff(head, DiffOptions.STANDARD);

      assertThat(diff.files())
          .extracting(FileDiff::path, FileDiff::change, FileDiff::oldPath, FileDiff::note)
          .containsExactlyInAnyOrder(
              tuple("gone.txt", Diff.Change.DELETED, "gone.txt", null),
              tuple(
                  "huge.txt",
                  Diff.Change.ADDED,
                  null,
                  "Not shown: 5000 lines; the limit is 1500 for one file."),
              tuple("logo.png", Diff.Change.CHANGED, "logo.png", "Binary file, 3 → 4 bytes."),
              tuple("new.txt", Diff.Change.RENAMED, "old.txt", "Renamed without a change."));
    }
  }

  @Test
  default void blameNamesTheCommitOfEachLine() {
    CommitId first = work().write("f", "one\ntwo\nthree\n").commit("dan", "Begin");
    CommitId second = work().write("f", "one\nTWO\nthree\nfour\n").commit("mia", "Go on");

    try (Repository repository = work().open()) {
      Blame blame = repository.blame(second, RepoPath.of("f"));

      assertThat(blame.runs())
          .extracting(Blame.Run::start, Blame.Run::count, run -> run.commit().brief())
          .containsExactly(
              tuple(1, 1, first.brief()),
              tuple(2, 1, second.brief()),
              tuple(3, 1, first.brief()),
              tuple(4, 1, second.brief()));
      Blame.Run changed = blame.runs().get(1);
      assertThat(blame.commits().get(changed.commit()))
          .extracting(commit -> commit == null ? "" : commit.author().name())
          .isEqualTo("mia");
      CommitId before = Objects.requireNonNull(changed.before());
      assertThat(repository.blame(before, changed.path()).runs()).hasSize(1);
    }
  }

  @Test
  default void branchesAreCompared() {
    work().write("a", "a").commit("Begin");
    work().branch("side");
    work().write("a", "b").commit("Side 1");
    CommitId side = work().write("c", "c").commit("Side 2");
    work().go(work().main());
    CommitId main = work().write("d", "d").commit("Main 1");

    try (Repository repository = work().open()) {
      CommitId base = repository.mergeBase(main, side).orElseThrow();
      Distance distance = repository.distance(side, main);
      var arrived = new ArrayList<Commit>();
      repository.arrived(side, List.of(base.text()), 100, arrived::add);

      assertThat(repository.list(base, RepoPath.ROOT))
          .extracting(TreeEntry::name)
          .containsExactly("a");
      assertThat(text(repository, base, "a").text()).isEqualTo("a");
      assertThat(distance.behind()).isEqualTo(1);
      assertThat(distance.ahead()).isBetween(2, 3);
      assertThat(subjects(arrived)).startsWith("Side 2", "Side 1").doesNotContain("Begin");
      assertThat(repository.diff(base, side, DiffOptions.STANDARD).files())
          .extracting(FileDiff::path)
          .containsExactly("a", "c");
      assertThat(repository.diff(side, main, DiffOptions.STANDARD).files())
          .extracting(FileDiff::path)
          .containsExactly("a", "c", "d");
      assertThat(subjects(repository.log(LogQuery.of(side, 10)).items()))
          .contains("Side 2", "Side 1", "Begin")
          .doesNotContain("Main 1");
    }
  }

  @Test
  default void newsAreWhatCameSince() {
    work().write("a", "a").commit("Begin");
    Map<String, String> before = work().system().tips(Work.MOUNT);
    work().write("a", "b").commit("Go on");
    work().write("a", "c").commit("And on");
    work().tag("v1.0");
    Map<String, String> after = work().system().tips(Work.MOUNT);

    List<Push> news = work().system().news(Work.MOUNT, before, after);

    assertThat(news)
        .extracting(push -> push.ref().brief(), push -> push.ref().tag())
        .containsExactlyInAnyOrder(tuple(work().main(), false), tuple("v1.0", true));
    Push push = news.stream().filter(each -> !each.ref().tag()).findFirst().orElseThrow();
    assertThat(subjects(push.commits())).containsSubsequence("And on", "Go on");
    assertThat(push.sentence()).startsWith("pushed ").endsWith(" commits to " + work().main());
    assertThat(work().system().news(Work.MOUNT, after, after)).isEmpty();
    assertThat(CommitId.parse(push.ref().target().text())).contains(push.ref().target());
  }

  @Test
  default void allFilesAreListedUpToALimit() {
    CommitId head = work().write("b", "b").write("a/c", "c").write("a/d/e", "e").commit("Begin");

    try (Repository repository = work().open()) {
      assertThat(repository.files(head, 3))
          .isEqualTo(new FileList(List.of("a/c", "a/d/e", "b"), true));
      assertThat(repository.files(head, 2)).isEqualTo(new FileList(List.of("a/c", "a/d/e"), false));
      assertThat(repository.size()).isPositive();
    }
  }

  @Test
  default void archivesHoldEveryFile() throws IOException {
    String deep = "very/long/".repeat(12) + "file.txt";
    CommitId head =
        work()
            .write("a.txt", "Größe")
            .write(deep, "deep")
            .write("run.sh", "#!/bin/sh")
            .executable("run.sh")
            .commit("Begin");
    Path folder = Files.createDirectories(work().folder().resolveSibling("unpacked"));
    var zip = new ByteArrayOutputStream();
    Path tar = folder.resolve("a.tar.gz");

    try (Repository repository = work().open()) {
      try (var out = Files.newOutputStream(tar)) {
        repository.archive(head, Archive.TAR_GZ, "code-1", out);
      }
      repository.archive(head, Archive.ZIP, "code-1", zip);
    }

    new StockClient(folder, "tar").run("xzf", tar.toString());
    assertThat(folder.resolve("code-1").resolve(deep)).hasContent("deep");
    assertThat(folder.resolve("code-1/a.txt")).hasContent("Größe");
    assertThat(folder.resolve("code-1/run.sh")).isExecutable();
    var names = new ArrayList<String>();
    try (var entries = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (var e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        names.add(e.getName());
      }
    }
    assertThat(names).containsExactlyInAnyOrder("code-1/a.txt", "code-1/run.sh", "code-1/" + deep);
  }

  @Test
  default void anotherBranchCanBeShownFirst() {
    work().write("a", "a").commit("Begin");
    work().branch("side");
    work().write("a", "b").commit("Side");

    work().system().showFirst(Work.MOUNT, "side");

    try (Repository repository = work().open()) {
      assertThat(repository.head()).get().extracting(Ref::brief).isEqualTo("side");
    }
    assertThatThrownBy(() -> work().system().showFirst(Work.MOUNT, "nowhere"))
        .isInstanceOf(Invalid.class);
  }

  @Test
  default void whatWasRemovedIsGone() {
    work().write("a", "a").commit("Begin");
    work().system().remove(Work.MOUNT);

    assertThat(work().system().tips(Work.MOUNT)).isEmpty();
  }
}
