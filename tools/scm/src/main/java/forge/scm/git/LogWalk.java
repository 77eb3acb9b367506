package forge.scm.git;

import forge.scm.CommitId;
import forge.scm.History;
import forge.scm.History.Row;
import forge.scm.LogQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history in parts that cost the same however deep they lie: each part says where it ended,
 * and the next goes on from there. Only where clocks run so wild that a commit may have been shown
 * before is the walk repeated from its beginning.
 */
final class LogWalk implements AutoCloseable {
  private static final long BUDGET = 120_000;

  private final RevWalk walk;
  private final Renames renames;
  private final LogQuery query;

  LogWalk(ObjectReader reader, Renames renames, LogQuery query) {
    this.walk = new RevWalk(reader);
    this.walk.setRetainBody(false);
    this.renames = renames;
    this.query = query;
  }

  History read() throws IOException {
    Optional<LogMark> mark = query.mark().isEmpty() ? Optional.empty() : LogMark.of(query.mark());
    if (mark.isPresent()) {
      var steps = LogSteps.resume(walk, renames, query, mark.get(), BUDGET);
      Optional<History> part = part(steps, mark.get().last());
      return part.isPresent() ? part.get() : again(mark.get().last());
    }
    CommitId after = query.after();
    if (!query.mark().isEmpty()) {
      return again(ObjectId.fromString(query.mark()));
    }
    return after == null ? again(ObjectId.zeroId()) : again(GitCommits.oid(after));
  }

  /** From the beginning, to what follows the last commit shown. */
  private History again(ObjectId last) throws IOException {
    boolean first = last.equals(ObjectId.zeroId());
    var steps = LogSteps.begin(walk, renames, query, first ? BUDGET : Long.MAX_VALUE);
    boolean there = first;
    while (!there) {
      RevCommit next = steps.ahead();
      if (next == null) {
        return new History(List.of(), null, false);
      }
      steps.take(next);
      there = next.equals(last);
    }
    steps.finish();
    return part(steps, last).orElseThrow();
  }

  /** Empty where it cannot be told from here what was shown before. */
  private Optional<History> part(LogSteps steps, ObjectId before) throws IOException {
    var rows = new ArrayList<Row>();
    RevCommit last = null;
    RevCommit next = steps.ahead();
    while (next != null && rows.size() + (last == null ? 0 : 1) < query.limit()) {
      History.Lanes lanes = steps.take(next);
      if (last != null) {
        rows.add(row(last, lanes));
      }
      last = next;
      next = steps.ahead();
    }
    if (steps.doubtful()) {
      return Optional.empty();
    }
    String mark = steps.ended() ? null : steps.mark(last == null ? before : last).text();
    if (last != null) {
      rows.add(row(last, steps.finish()));
    }
    return Optional.of(new History(rows, mark, next == null && mark != null));
  }

  private Row row(RevCommit commit, History.@Nullable Lanes lanes) throws IOException {
    walk.parseBody(commit);
    var row = new Row(GitCommits.commit(commit), lanes);
    commit.disposeBody();
    return row;
  }

  @Override
  public void close() {
    walk.close();
  }
}
