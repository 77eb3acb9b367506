package forge.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import org.junit.jupiter.api.Test;

/** What every system of version control shows of the same history, made by its stock client. */
public interface RepositoryContract extends TreeContract, HistoryContract, ChangesContract {
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
