package forge.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every system tells of the commits that led to one. */
public interface HistoryContract extends Worked {
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
}
