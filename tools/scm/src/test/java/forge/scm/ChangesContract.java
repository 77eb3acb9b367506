package forge.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import forge.scm.Diff.FileDiff;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every system shows of what changed from one commit to another. */
public interface ChangesContract extends Worked {
  private String lines(int count) {
    var text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      text.append("line ").append(i).append(" of arch\n");
    }
    return text.toString();
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
}
