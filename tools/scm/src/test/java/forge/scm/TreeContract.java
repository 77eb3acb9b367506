package forge.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.Content.Binary;
import forge.scm.Content.Text;
import forge.scm.Content.TooLarge;
import forge.scm.TreeEntry.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every system shows of the files of a commit. */
public interface TreeContract extends Worked {
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
  default void namesAreOnlyNames(@TempDir Path elsewhere) throws IOException {
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
}
