package forge.scm.git;

import forge.scm.History.Lanes;
import forge.scm.LogQuery;
import forge.scm.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * A walk through history one commit at a time, newest first and children before their parents.
 *
 * <p>A path simplifies history as {@code git log -- path} does: a commit that left the path as it
 * is in one of its parents is passed by, and only that parent is followed. Commits are ordered by
 * their time, or just below their child where its clock was behind.
 */
final class LogSteps {
  private static final int SHIFT = 10;
  private static final int COST_OF_TREES = 20;
  private static final int COST_OF_TEXT = 15;

  private final ObjectReader reader;
  private final RevWalk walk;
  private final LogQuery query;
  private final Renames renames;
  private final LogLanes lanes = new LogLanes();
  private final Map<RevCommit, Long> reached = new HashMap<>();
  private final Set<RevCommit> done = new HashSet<>();
  private final PriorityQueue<RevCommit> queue =
      new PriorityQueue<>(
          Comparator.<RevCommit>comparingLong(this::key)
              .reversed()
              .thenComparing(c -> c, AnyObjectId::compareTo));
  private final String author;
  private final String text;
  private RepoPath path;
  private List<byte[]> prefixes;
  private PathAt at;
  private long lastKey = Long.MAX_VALUE;
  private long resumedBelow = Long.MAX_VALUE;
  private boolean doubtful;
  private List<RevCommit> onward = List.of();
  private long left;

  private LogSteps(RevWalk walk, Renames renames, LogQuery query, RepoPath path, long budget) {
    this.walk = walk;
    this.reader = walk.getObjectReader();
    this.renames = renames;
    this.query = query;
    this.author = query.author().toLowerCase(Locale.ROOT);
    this.text = query.text().toLowerCase(Locale.ROOT);
    this.path = path;
    this.prefixes = prefixes(path);
    this.at = new PathAt(reader, path);
    this.left = budget;
  }

  /** From the commit the query asks for. */
  static LogSteps begin(RevWalk walk, Renames renames, LogQuery query, long budget)
      throws IOException {
    var steps = new LogSteps(walk, renames, query, query.path(), budget);
    RevCommit start = walk.parseCommit(GitCommits.oid(query.from()));
    steps.open(start, Long.MAX_VALUE);
    steps.lanes.open(start, false);
    return steps;
  }

  /** From where a part ended. */
  static LogSteps resume(RevWalk walk, Renames renames, LogQuery query, LogMark mark, long budget)
      throws IOException {
    RepoPath path = mark.path().isEmpty() ? query.path() : RepoPath.of(mark.path());
    var steps = new LogSteps(walk, renames, query, path, budget);
    for (LogMark.Open each : mark.open()) {
      RevCommit commit = walk.parseCommit(each.commit());
      steps.reached.put(commit, each.key());
      steps.queue.add(commit);
      steps.lanes.open(commit, true);
    }
    steps.lastKey = mark.key();
    steps.resumedBelow = mark.open().size() > 1 ? mark.key() : Long.MAX_VALUE;
    return steps;
  }

  private long key(RevCommit commit) {
    return reached.getOrDefault(commit, 0L);
  }

  /**
   * The next commit to show, which stays where it is; null at the end, or where the walk gave up.
   */
  @Nullable RevCommit ahead() throws IOException {
    while (left > 0 && !doubtful) {
      RevCommit next = queue.peek();
      if (next == null) {
        return null;
      }
      left--;
      RevCommit same = alike(next);
      onward = same != null ? List.of(same) : List.of(next.getParents());
      if (same == null && wanted(next)) {
        return next;
      }
      lanes.pass(next, go(next));
      skim();
    }
    return null;
  }

  /** Shows what is ahead; answers the lanes of the commit shown before. */
  @Nullable Lanes take(RevCommit commit) throws IOException {
    if (query.follow() && !path.root()) {
      followRename(commit);
    }
    return lanes.show(commit, go(commit));
  }

  /** The lanes of the commit shown last. */
  @Nullable Lanes finish() {
    return lanes.finish();
  }

  /** Whether it met a commit that may have been shown before it was resumed. */
  boolean doubtful() {
    return doubtful;
  }

  boolean ended() {
    return queue.isEmpty();
  }

  LogMark mark(ObjectId last) {
    var open = new ArrayList<LogMark.Open>();
    for (RevCommit commit : lanes.ends()) {
      open.add(new LogMark.Open(commit.copy(), key(commit)));
    }
    return new LogMark(last, lastKey, open, path.equals(query.path()) ? "" : path.toString());
  }

  /** Runs down the only line there is, as long as the path was certainly left alone. */
  private void skim() throws IOException {
    RevCommit from = queue.peek();
    if (queue.size() != 1 || from == null || path.root()) {
      return;
    }
    RevCommit at = from;
    long key = key(from);
    while (left > 0 && at.getParentCount() == 1 && untouched(at)) {
      lastKey = key;
      at = at.getParent(0);
      walk.parseHeaders(at);
      key = keyOf(at, key);
      left--;
    }
    if (!at.equals(from)) {
      queue.poll();
      reached.put(at, key);
      queue.add(at);
      lanes.pass(from, List.of(at));
    }
  }

  /** Whether a commit certainly left the path as it is in its first parent. */
  private boolean untouched(RevCommit commit) throws IOException {
    var filter = commit.getChangedPathFilter(walk);
    return filter != null && !prefixes.stream().allMatch(filter::maybeContains);
  }

  /** The path and each folder on the way: a commit that changed it changed all of them. */
  private static List<byte[]> prefixes(RepoPath path) {
    return path.trail().reversed().stream()
        .map(step -> step.toString().getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private List<RevCommit> go(RevCommit commit) throws IOException {
    queue.poll();
    done.add(commit);
    lastKey = key(commit);
    var parents = new ArrayList<RevCommit>();
    for (RevCommit parent : onward) {
      if (done.contains(parent) || parents.contains(parent)) {
        continue;
      }
      parents.add(parent);
      if (!reached.containsKey(parent)) {
        walk.parseHeaders(parent);
        open(parent, lastKey);
      }
    }
    return parents;
  }

  private void open(RevCommit commit, long child) {
    reached.put(commit, keyOf(commit, child));
    queue.add(commit);
  }

  private long keyOf(RevCommit commit, long child) {
    long time = (long) commit.getCommitTime() << SHIFT;
    doubtful |= time >= resumedBelow;
    return Math.min(time, child - 1);
  }

  /** The first parent in which the path is as it is in the commit. */
  private @Nullable RevCommit alike(RevCommit commit) throws IOException {
    if (path.root() || commit.getParentCount() == 0) {
      return null;
    }
    if (untouched(commit)) {
      return commit.getParent(0);
    }
    left -= COST_OF_TREES;
    PathAt.Found mine = at.in(commit.getTree());
    for (RevCommit parent : commit.getParents()) {
      walk.parseHeaders(parent);
      if (at.in(parent.getTree()).equals(mine)) {
        return parent;
      }
    }
    return null;
  }

  private boolean wanted(RevCommit commit) throws IOException {
    if (!path.root() && commit.getParentCount() == 0 && at.in(commit.getTree()).nothing()) {
      return false;
    }
    if (author.isEmpty() && text.isEmpty()) {
      return true;
    }
    left -= COST_OF_TEXT;
    walk.parseBody(commit);
    boolean fits = by(commit) && has(commit.getFullMessage(), text);
    if (!fits) {
      commit.disposeBody();
    }
    return fits;
  }

  private boolean by(RevCommit commit) {
    var who = commit.getAuthorIdent();
    return author.isEmpty()
        || (who != null && (has(who.getName(), author) || has(who.getEmailAddress(), author)));
  }

  private static boolean has(@Nullable String where, String what) {
    return where != null && where.toLowerCase(Locale.ROOT).contains(what);
  }

  private void followRename(RevCommit commit) throws IOException {
    if (commit.getParentCount() == 0 || at.in(commit.getTree()).nothing()) {
      return;
    }
    for (RevCommit parent : commit.getParents()) {
      walk.parseHeaders(parent);
      if (!at.in(parent.getTree()).nothing()) {
        return;
      }
    }
    var old = renames.before(reader, commit.getParent(0), commit, path.toString());
    if (old.isPresent()) {
      path = old.get();
      prefixes = prefixes(path);
      at = new PathAt(reader, path);
    }
  }
}
