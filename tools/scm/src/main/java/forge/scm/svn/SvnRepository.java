package forge.scm.svn;

import forge.project.MountId;
import forge.refusal.Refusal.NotFound;
import forge.scm.Archive;
import forge.scm.ArchiveOutput;
import forge.scm.Blame;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.CommitId.Revision;
import forge.scm.Content;
import forge.scm.Decoder;
import forge.scm.Diff;
import forge.scm.DiffOptions;
import forge.scm.Distance;
import forge.scm.FileList;
import forge.scm.History;
import forge.scm.LogQuery;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.RepositoryFolder;
import forge.scm.TreeEntry;
import forge.store.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tmatesoft.svn.core.SVNNodeKind;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionNode;

/**
 * A Subversion repository: its files read by SVNKit, its log from the database.
 *
 * <p>A commit such as {@code r12} is the whole repository at that revision; {@code r12-trunk} is
 * one folder of it, and paths then begin there.
 */
public final class SvnRepository implements Repository {
  private static final int DEEPEST_REF = 2;
  private static final int BATCH = 500;

  private final MountId mount;
  private final Svn svn;
  private final SvnLog log;
  private final SvnTree tree;
  private final SvnHistory history;
  private final SvnLayout layout;

  SvnRepository(MountId mount, Svn svn, SvnLog log, SvnTree tree) {
    this.mount = mount;
    this.svn = svn;
    this.log = log;
    this.tree = tree;
    this.history = new SvnHistory(tree);
    this.layout = new SvnLayout(tree);
  }

  SvnLayout layout() {
    return layout;
  }

  @Override
  public List<Ref> refs() {
    Map<Long, Instant> times = new HashMap<>();
    var numbers = layout.refs().values().stream().map(Revision::number).distinct().toList();
    log.find(mount, tree, numbers).forEach(each -> times.put(each.revision(), each.at()));
    return layout.refs().entrySet().stream()
        .map(each -> new Ref(each.getKey(), each.getValue(), times.get(each.getValue().number())))
        .toList();
  }

  @Override
  public List<String> branches() {
    return layout.branches();
  }

  @Override
  public Optional<Ref> head() {
    return layout
        .first()
        .flatMap(name -> refs().stream().filter(ref -> ref.name().equals(name)).findFirst());
  }

  @Override
  public Optional<CommitId> resolve(String name) {
    Optional<CommitId> ref = layout.find(name).map(CommitId.class::cast);
    return ref.isPresent() ? ref : CommitId.parse(name).filter(this::exists);
  }

  private boolean exists(CommitId id) {
    return id instanceof Revision revision
        && revision.number() > 0
        && revision.number() <= tree.youngest()
        && tree.node(revision.number(), revision.root()).isPresent();
  }

  @Override
  public Optional<Place> locate(String refAndPath) {
    return Place.longest(refAndPath, DEEPEST_REF, this::resolve);
  }

  @Override
  public Optional<Commit> find(CommitId id) {
    return exists(id)
        ? commits(List.of(SvnTree.revision(id).number())).stream().findFirst()
        : Optional.empty();
  }

  private List<Commit> commits(Collection<Long> revisions) {
    return log.find(mount, tree, revisions).stream().map(Logged::commit).toList();
  }

  private Optional<FSRevisionNode> node(CommitId commit, RepoPath path) {
    return tree.node(SvnTree.revision(commit).number(), SvnTree.path(commit, path));
  }

  private FSRevisionNode folder(CommitId commit, RepoPath path) {
    return node(commit, path)
        .filter(node -> node.getType() == SVNNodeKind.DIR)
        .orElseThrow(() -> new NotFound("The folder " + path + " at " + commit.brief()));
  }

  @Override
  public Optional<TreeEntry> entry(CommitId commit, RepoPath path) {
    return node(commit, path).map(node -> tree.entry(path.name(), node));
  }

  @Override
  public List<TreeEntry> list(CommitId commit, RepoPath folder) {
    return tree.list(folder(commit, folder));
  }

  @Override
  public Map<String, Commit> lastCommits(CommitId commit, RepoPath folder) {
    Map<String, Long> last = new LinkedHashMap<>();
    tree.children(folder(commit, folder))
        .forEach((name, entry) -> last.put(name, entry.getId().getRevision()));
    Map<Long, Commit> known =
        commits(new HashSet<>(last.values())).stream()
            .collect(Collectors.toMap(c -> SvnTree.revision(c.id()).number(), c -> c));
    var commits = new LinkedHashMap<String, Commit>();
    last.forEach(
        (name, revision) -> {
          Commit found = known.get(revision);
          if (found != null) {
            commits.put(name, found);
          }
        });
    return commits;
  }

  @Override
  public Content content(TreeEntry file, long limit) {
    FSRevisionNode node = tree.node(file);
    long size = tree.size(node, file.kind());
    if (size > limit) {
      return new Content.TooLarge(size, limit);
    }
    try (InputStream in = tree.open(node, file.kind())) {
      return Decoder.decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(TreeEntry file) throws IOException {
    return tree.open(tree.node(file), file.kind());
  }

  @Override
  public Slice<Commit> log(LogQuery query) {
    return history(query).commits();
  }

  @Override
  public History history(LogQuery query) {
    log.catchUp(mount, tree);
    return new SvnLogReader(mount, tree, log, query, stretches(query)).read();
  }

  /** What is gone has a history too: that of its path. */
  private List<Stretch> stretches(LogQuery query) {
    Revision from = SvnTree.revision(query.from());
    String path = SvnTree.path(from, query.path());
    List<Stretch> stretches = history.of(path, from.number());
    return stretches.isEmpty() ? List.of(new Stretch(path, 1, from.number())) : stretches;
  }

  /** Revisions are numbered as they come, so all that is known has a smaller number. */
  @Override
  public void arrived(CommitId to, Collection<String> known, int limit, Consumer<Commit> each) {
    if (!exists(to)) {
      return;
    }
    log.catchUp(mount, tree);
    Revision tip = SvnTree.revision(to);
    long newest = newest(known);
    int left = limit;
    for (Stretch stretch : history.of(tip.root(), tip.number())) {
      Stretch fresh = stretch.after(newest);
      while (left > 0 && !fresh.empty()) {
        List<Long> some = log.revisions(mount, tree, fresh, List.of(), Math.min(BATCH, left));
        if (some.isEmpty()) {
          break;
        }
        commits(some).forEach(each);
        left -= some.size();
        fresh = fresh.until(some.get(some.size() - 1) - 1);
      }
    }
  }

  static long newest(Collection<String> commits) {
    return commits.stream()
        .flatMap(each -> CommitId.parse(each).stream())
        .mapToLong(id -> id instanceof Revision revision ? revision.number() : 0)
        .max()
        .orElse(0);
  }

  /** How many commits lead to a state and came after a revision. */
  int count(Revision tip, long known, int limit) {
    log.catchUp(mount, tree);
    int count = 0;
    for (Stretch stretch : history.of(tip.root(), tip.number())) {
      if (!stretch.after(known).empty() && count < limit) {
        count += log.count(mount, stretch.after(known), limit - count);
      }
    }
    return count;
  }

  @Override
  public Diff diff(CommitId commit, DiffOptions options) {
    Revision after = SvnTree.revision(commit);
    return diff(new Revision(after.number() - 1, after.root()), after, options);
  }

  @Override
  public Diff diff(CommitId before, CommitId after, DiffOptions options) {
    try {
      return new SvnDiff(tree, options).between(SvnTree.revision(before), SvnTree.revision(after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
    return history.common(SvnTree.revision(one), SvnTree.revision(other)).map(CommitId.class::cast);
  }

  @Override
  public Distance distance(CommitId one, CommitId other) {
    log.catchUp(mount, tree);
    Revision first = SvnTree.revision(one);
    Revision second = SvnTree.revision(other);
    return new Distance(
        count(history.without(first, second)), count(history.without(second, first)));
  }

  private int count(List<Stretch> stretches) {
    int count = 0;
    for (Stretch each : stretches) {
      count += count < Distance.MOST ? log.count(mount, each, Distance.MOST - count) : 0;
    }
    return count;
  }

  @Override
  public Blame blame(CommitId commit, RepoPath file) {
    return new SvnBlame(svn, tree, this::commits).of(SvnTree.revision(commit), file);
  }

  @Override
  public FileList files(CommitId commit, int limit) {
    var paths = new ArrayList<String>();
    files(folder(commit, RepoPath.ROOT), "", limit, paths);
    boolean whole = paths.size() <= limit;
    return new FileList(whole ? paths : paths.subList(0, limit), whole);
  }

  private void files(FSRevisionNode folder, String path, int limit, List<String> paths) {
    tree.children(folder).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .takeWhile(each -> paths.size() <= limit)
        .forEach(
            each -> {
              String child = SvnTree.join(path, each.getKey());
              if (each.getValue().getType() == SVNNodeKind.DIR) {
                files(tree.node(each.getValue()), child, limit, paths);
              } else {
                paths.add(child);
              }
            });
  }

  @Override
  public void archive(CommitId commit, Archive format, String folder, OutputStream out)
      throws IOException {
    Instant time = find(commit).map(Commit::at).orElse(Instant.EPOCH);
    var archive = ArchiveOutput.to(out, format, time);
    for (String path : files(commit, Integer.MAX_VALUE - 1).paths()) {
      TreeEntry file = entry(commit, RepoPath.of(path)).orElseThrow();
      long size = tree.size(tree.node(file), file.kind());
      try (InputStream in = open(file)) {
        archive.file(folder + "/" + path, file.kind(), size, in);
      }
    }
    archive.finish();
  }

  @Override
  public long size() {
    return RepositoryFolder.size(tree.directory().resolve("db"));
  }

  @Override
  public void close() {
    tree.close();
  }
}
