package forge.scm.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Rendered;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Diff;
import forge.scm.Diff.Line;
import forge.scm.Diff.Side;
import forge.scm.DiffOptions;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.web.CommitPage.Pair;
import forge.scm.web.CommitPage.Sheet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Makes the page of a commit. */
final class CommitReader {
  private final Visit visit;
  private final Mount mount;
  private final Repository repository;
  private final Artifacts artifacts;

  CommitReader(Visit visit, Repository repository, Artifacts artifacts) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repository = repository;
    this.artifacts = artifacts;
  }

  CommitPage page(CommitId id, boolean split) {
    Commit commit = get(id);
    Diff diff = repository.diff(id, DiffOptions.STANDARD);
    String address = mount.page("commit", id.text()).toString();
    Rendered around = artifacts.render(visit, id.text(), List.of(commit.body()));
    return new CommitPage(
        Bar.of(mount, id.text(), Bar.View.LOG),
        CommitLine.of(mount, commit),
        around.texts().getFirst(),
        commit.author(),
        commit.committer(),
        commit.author().name().equals(commit.committer().name()),
        commit.parents().stream()
            .flatMap(parent -> repository.find(parent).stream())
            .map(parent -> CommitLine.of(mount, parent))
            .toList(),
        Bar.url(mount, "tree", id.text(), RepoPath.ROOT),
        diff,
        sheets(id, diff, split),
        split,
        split ? address : address + "?view=split",
        around);
  }

  private Commit get(CommitId id) {
    return repository.find(id).orElseThrow(() -> new NotFound("The commit " + id.brief()));
  }

  private List<Sheet> sheets(CommitId id, Diff diff, boolean split) {
    var sheets = new ArrayList<Sheet>();
    for (Diff.FileDiff file : diff.files()) {
      String now = file.newPath();
      sheets.add(
          new Sheet(
              "file-" + (sheets.size() + 1),
              file,
              now == null ? null : mount.page("file", id.text(), now).toString(),
              file.hunks(),
              split ? file.hunks().stream().map(CommitReader::pairs).toList() : List.of()));
    }
    return sheets;
  }

  /** Removed lines stand beside the added ones that follow them. */
  private static List<Pair> pairs(Diff.Hunk hunk) {
    var pairs = new ArrayList<Pair>();
    var left = new ArrayDeque<Line>();
    var right = new ArrayDeque<Line>();
    for (Line line : hunk.lines()) {
      if (line.side() == Side.BOTH) {
        drain(left, right, pairs);
        pairs.add(new Pair(line, line));
      } else {
        (line.side() == Side.OLD ? left : right).add(line);
      }
    }
    drain(left, right, pairs);
    return pairs;
  }

  private static void drain(ArrayDeque<Line> left, ArrayDeque<Line> right, List<Pair> pairs) {
    while (!left.isEmpty() || !right.isEmpty()) {
      pairs.add(new Pair(left.poll(), right.poll()));
    }
  }
}
