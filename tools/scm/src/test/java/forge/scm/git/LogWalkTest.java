package forge.scm.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.project.MountId;
import forge.refusal.Refusal.NotFound;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.History;
import forge.scm.History.Row;
import forge.scm.LogQuery;
import forge.scm.RepoPath;
import forge.scm.StockGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWalkTest {
  private static final MountId CODE = new MountId("code");

  private final StockGit stock;
  private final Repository git;

  LogWalkTest(@TempDir Path folder) {
    GitSystem.install();
    var repos = new GitFolder(folder.resolve("repos"));
    git = repos.open(CODE);
    stock = StockGit.in(folder.resolve("repos/code.git"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void partsOfAHistoryMakeTheWholeWithEveryCommitOnceAndChildrenFirst() throws IOException {
    CommitId head = history(new Random(3), 300, false);

    for (String path : List.of("", "a", "d/b", "d")) {
      LogQuery query = LogQuery.of(head, 1000).at(RepoPath.of(path));
      List<String> whole = ids(read(query).rows());

      assertThat(paged(query, 7)).as(path).isEqualTo(whole);
      assertThat(whole).doesNotHaveDuplicates().containsExactlyInAnyOrder(expected(path));
      if (path.isEmpty()) {
        childrenComeFirst(read(query).rows());
      }
    }
  }

  @Test
  void clocksThatRunWildNeitherHideNorRepeatACommit() throws IOException {
    CommitId head = history(new Random(5), 200, true);
    LogQuery query = LogQuery.of(head, 1000);

    assertThat(paged(query, 9)).doesNotHaveDuplicates().containsExactlyInAnyOrder(expected(""));
  }

  private String[] expected(String path) {
    String all =
        path.isEmpty() ? stock.run("rev-list", "main") : stock.run("rev-list", "main", "--", path);
    return all.split("\n");
  }

  @Test
  void linesOfDescentLeadFromEachCommitToItsParentsAlsoOverParts() throws IOException {
    CommitId head = history(new Random(8), 250, false);

    for (int size : List.of(1000, 6)) {
      var rows = pages(LogQuery.of(head, size));
      Map<String, Set<String>> drawn = drawn(rows);
      for (Row row : rows) {
        Set<String> parents = new HashSet<>();
        row.commit().parents().forEach(parent -> parents.add(parent.text()));
        assertThat(drawn.get(row.commit().id().text()))
            .as(row.commit().subject())
            .isEqualTo(parents);
      }
    }
  }

  /** Follows the lines down the columns to the commits they end in. */
  private static Map<String, Set<String>> drawn(List<Row> rows) {
    var drawn = new HashMap<String, Set<String>>();
    Map<Integer, Set<String>> columns = new HashMap<>();
    for (Row row : rows) {
      var lanes = row.lanes();
      assertThat(lanes).isNotNull();
      String id = row.commit().id().text();
      drawn.put(id, new HashSet<>());
      Set<String> children = columns.getOrDefault(lanes.column(), Set.of());
      assertThat(lanes.fromAbove()).isEqualTo(!children.isEmpty());
      children.forEach(child -> drawn.getOrDefault(child, new HashSet<>()).add(id));
      var below = new HashMap<Integer, Set<String>>();
      for (var lane : lanes.passing()) {
        below
            .computeIfAbsent(lane.to(), c -> new HashSet<>())
            .addAll(columns.getOrDefault(lane.from(), Set.of()));
      }
      for (int column : lanes.down()) {
        below.computeIfAbsent(column, c -> new HashSet<>()).add(id);
      }
      columns = below;
    }
    return drawn;
  }

  @Test
  void aPartDeepInAHistoryReadsNoMoreThanTheFirst() throws IOException {
    CommitId head = history(new Random(13), 900, false);
    var query = LogQuery.of(head, 20);
    var first = new Counting(git.newObjectReader());
    History part = read(first, query);
    for (int i = 0; i < 30; i++) {
      part = read(query.onward(part.next()));
    }
    var deep = new Counting(git.newObjectReader());

    read(deep, query.onward(part.next()));

    assertThat(first.opened).isBetween(20, 80);
    assertThat(deep.opened).isLessThan(first.opened + 40);
  }

  @Test
  void theCommitGraphWithItsChangedPathsSparesReading() throws IOException {
    CommitId head = history(new Random(21), 600, false);
    stock.run("repack", "-adq");
    var query = LogQuery.of(head, 50).at(RepoPath.of("d/rare"));
    var plain = new Counting(git.newObjectReader());
    List<String> without = ids(read(plain, query).rows());

    stock.run("commit-graph", "write", "--reachable", "--changed-paths");
    try (var afresh = new GitFolder(stock.folder().resolve("..").normalize()).open(CODE)) {
      afresh.getObjectDatabase().close();
      var graph = new Counting(afresh.newObjectReader());

      assertThat(ids(read(graph, query).rows())).isEqualTo(without).isNotEmpty();
      assertThat(graph.opened).isLessThan(plain.opened / 5);
    }
  }

  @Test
  void authorsAndWordsAreLookedFor() throws IOException {
    CommitId head = history(new Random(34), 60, false);

    assertThat(read(LogQuery.of(head, 100).by("EVE@")).rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.commit().author().name()).isEqualTo("Eve"));
    assertThat(read(LogQuery.of(head, 100).saying("commit 17")).rows())
        .extracting(row -> row.commit().subject())
        .containsExactly("Commit 17");
    assertThat(read(LogQuery.of(head, 100).by("nobody")).rows()).isEmpty();
  }

  @Test
  void aRenamedFileIsFollowedWhenAsked(@TempDir Path folder) throws IOException {
    var work = StockGit.init(folder);
    work.write("old.txt", "one\ntwo\nthree\nfour\n").commit("Begin");
    work.write("old.txt", "one\ntwo\nthree\nfour\nfive\n").commit("Go on");
    work.run("mv", "old.txt", "new.txt");
    work.commit("Rename");
    work.write("new.txt", "one\ntwo\nthree\nfour\nfive\nsix\n").commit("End");
    work.run("push", "-q", stock.folder().toString(), "main");
    var head = new CommitId.Hash(work.run("rev-parse", "HEAD"));
    LogQuery query = LogQuery.of(head, 100).at(RepoPath.of("new.txt"));

    assertThat(subjects(pages(query))).containsExactly("End", "Rename");
    assertThat(subjects(pages(query.follow(true))))
        .containsExactly("End", "Rename", "Go on", "Begin");
    var small = LogQuery.of(head, 1).at(RepoPath.of("new.txt")).follow(true);
    assertThat(subjects(pages(small))).containsExactly("End", "Rename", "Go on", "Begin");
  }

  @Test
  void whatIsNoMarkIsSaidToBeNone() throws IOException {
    CommitId head = history(new Random(55), 5, false);

    for (String mark : List.of("x", "AQ", "AQID", "!!!", "AX".repeat(200), "\u0000")) {
      assertThatThrownBy(() -> read(LogQuery.of(head, 5).onward(mark)))
          .isInstanceOf(NotFound.class);
    }
  }

  private static List<String> subjects(List<Row> rows) {
    return rows.stream().map(row -> row.commit().subject()).toList();
  }

  private static List<String> ids(List<Row> rows) {
    return rows.stream().map(row -> row.commit().id().text()).toList();
  }

  private List<String> paged(LogQuery query, int size) throws IOException {
    return ids(pages(LogQuery.of(query.from(), size).at(query.path())));
  }

  private List<Row> pages(LogQuery query) throws IOException {
    var rows = new ArrayList<Row>();
    History part = read(query);
    rows.addAll(part.rows());
    while (part.next() != null) {
      assertThat(part.next()).hasSizeLessThan(3000);
      part = read(query.onward(part.next()));
      rows.addAll(part.rows());
    }
    return rows;
  }

  private static void childrenComeFirst(List<Row> rows) {
    var seen = new HashSet<CommitId>();
    for (Row row : rows) {
      Commit commit = row.commit();
      seen.add(commit.id());
      commit.parents().forEach(parent -> assertThat(seen).doesNotContain(parent));
    }
  }

  private History read(LogQuery query) throws IOException {
    try (var reader = git.newObjectReader()) {
      return read(reader, query);
    }
  }

  private History read(ObjectReader reader, LogQuery query) throws IOException {
    try (var walk = new LogWalk(reader, new Renames(git), query)) {
      return walk.read();
    }
  }

  /** Branches that come and go, at times that go on, or at any. */
  private CommitId history(Random random, int commits, boolean wild) {
    var script = new StringBuilder();
    int now = 1_600_000_000;
    var sides = new ArrayList<String>();
    for (int i = 0; i < commits; i++) {
      now += 1 + random.nextInt(40);
      int time = wild ? 1_600_000_000 + random.nextInt(i % 2 == 0 ? 5_000 : 5) : now;
      boolean aside = !sides.isEmpty() && random.nextInt(3) > 0;
      String branch = aside ? sides.get(random.nextInt(sides.size())) : "main";
      boolean merge = !aside && !sides.isEmpty() && random.nextInt(4) == 0;
      script.append("commit refs/heads/").append(branch).append('\n');
      script.append("author ").append(i % 5 == 0 ? "Eve <eve@" : "Dan <dan@");
      script.append("example.org> ").append(time).append(" +0000\n");
      script.append("committer Dan <dan@example.org> ").append(time).append(" +0000\n");
      script.append("data <<E\nCommit ").append(i).append("\nE\n");
      if (merge) {
        script.append("merge refs/heads/").append(sides.remove(0)).append('\n');
      }
      String file = i % 97 == 5 ? "d/rare" : random.nextBoolean() ? "a" : "d/b";
      script.append("M 100644 inline ").append(file).append("\ndata <<E\n");
      script.append(file.equals("d/rare") ? i : random.nextInt(4)).append("\nE\n");
      if (!aside && sides.size() < 4 && random.nextInt(3) == 0) {
        String side = "side" + i;
        script.append("reset refs/heads/").append(side).append("\nfrom refs/heads/main\n");
        sides.add(side);
      }
      script.append('\n');
    }
    var answer =
        stock.attempt(
            script.toString().getBytes(StandardCharsets.UTF_8),
            "fast-import",
            "--quiet",
            "--force");
    assertThat(answer.text()).isEmpty();
    return new CommitId.Hash(stock.run("rev-parse", "main"));
  }

  /** Counts what is read of the objects. */
  private static final class Counting extends ObjectReader.Filter {
    private final ObjectReader reader;
    private int opened;

    Counting(ObjectReader reader) {
      this.reader = reader;
    }

    @Override
    protected ObjectReader delegate() {
      return reader;
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
      opened++;
      return reader.open(id, type);
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
      opened++;
      return reader.open(id);
    }
  }
}
