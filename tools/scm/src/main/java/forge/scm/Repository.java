package forge.scm;

import forge.refusal.Refusal.NotFound;
import forge.scm.sign.Signed;
import forge.store.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Read access to a repository, the same whichever system keeps it.
 *
 * <p>Whatever is asked by commit and path never changes, so answers may be kept for ever. A path
 * that is not there is refused with {@code NotFound}.
 */
public interface Repository extends AutoCloseable {

  /** Branches and tags in the order of their names. */
  List<Ref> refs();

  /** The names of all branches, as people say them, in their order. */
  List<String> branches();

  /** The branch that newcomers see, where it has a commit. */
  Optional<Ref> head();

  /**
   * What a person calls a commit: a branch, a tag, or the commit's id with seven digits or more.
   */
  Optional<CommitId> resolve(String name);

  /** Splits {@code feature/x/src/main} into the longest ref that exists and the path in it. */
  Optional<Place> locate(String refAndPath);

  Optional<Commit> find(CommitId id);

  /** The signature of a commit and what it signs; empty where there is none, or cannot be. */
  default Optional<Signed> signature(CommitId id) {
    return Optional.empty();
  }

  /** The signature of a tag and what it signs; empty where there is none, or cannot be. */
  default Optional<Signed> signature(Ref tag) {
    return Optional.empty();
  }

  Optional<TreeEntry> entry(CommitId commit, RepoPath path);

  /** What a folder holds: folders first, then by name. */
  List<TreeEntry> list(CommitId commit, RepoPath folder);

  /** For each name in a folder the commit that last changed it, as {@code git log -1} has it. */
  Map<String, Commit> lastCommits(CommitId commit, RepoPath folder);

  Content content(TreeEntry file, long limit);

  /** How many bytes a file has. */
  default long length(TreeEntry file) {
    return content(file, 1).size();
  }

  /** All bytes of a file. */
  InputStream open(TreeEntry file) throws IOException;

  /** History, newest first. */
  Slice<Commit> log(LogQuery query);

  /** History with the lines of descent beside it, where the system draws them. */
  default History history(LogQuery query) {
    return History.plain(log(query));
  }

  /**
   * Hands out, newest first, the commits that lead to one and to none of the others.
   *
   * @param known commits, some of which may be gone
   */
  void arrived(CommitId to, Collection<String> known, int limit, Consumer<Commit> each);

  /** What a commit changed against its first parent. */
  Diff diff(CommitId commit, DiffOptions options);

  /** What changed from one commit to another. */
  Diff diff(CommitId before, CommitId after, DiffOptions options);

  /** The newest commit that leads to both; none where they have nothing in common. */
  Optional<CommitId> mergeBase(CommitId one, CommitId other);

  Distance distance(CommitId one, CommitId other);

  /** Which commit last changed each line of a file. */
  Blame blame(CommitId commit, RepoPath file);

  /**
   * A commit as text that the system's own client takes.
   *
   * @param mail whether it has the author and the message in front
   */
  default byte[] patch(CommitId commit, boolean mail) {
    throw new NotFound("The change as a patch");
  }

  /** What changed from one commit to another, as text that the system's own client takes. */
  default byte[] patch(CommitId before, CommitId after) {
    throw new NotFound("The change as a patch");
  }

  /** The branches and tags that lead to a commit, so many of each looked at. */
  default Having having(CommitId commit, int limit) {
    return new Having(List.of(), List.of(), false);
  }

  /** What somebody wrote about a tag; empty for all other refs. */
  default String message(Ref tag) {
    return "";
  }

  /** All files of a commit, so many at most. */
  FileList files(CommitId commit, int limit);

  /**
   * Hands out by its path every file of a commit that is not the same in another, and those that
   * are gone, without an entry; so many at most.
   *
   * @param since null to hand out all
   */
  default void changed(
      @Nullable CommitId since,
      CommitId to,
      int limit,
      BiConsumer<String, Optional<TreeEntry>> each) {
    var before = new HashSet<>(since == null ? List.of() : files(since, limit).paths());
    for (String path : files(to, limit).paths()) {
      RepoPath place = RepoPath.of(path);
      Optional<TreeEntry> now = entry(to, place);
      boolean same =
          since != null
              && before.remove(path)
              && entry(since, place).map(TreeEntry::id).equals(now.map(TreeEntry::id));
      if (!same) {
        each.accept(path, now);
      }
    }
    before.forEach(path -> each.accept(path, Optional.empty()));
  }

  /** Writes all files of a commit, in a folder of that name. */
  void archive(CommitId commit, Archive format, String folder, OutputStream out) throws IOException;

  /** Bytes on disk. */
  long size();

  @Override
  void close();

  /** A path at a commit, and the name by which somebody asked for the commit. */
  record Place(String ref, CommitId commit, RepoPath path) {

    /**
     * The place whose ref has most of the words, of those that name a commit.
     *
     * @param deepest how many words the name of a ref may have
     */
    public static Optional<Place> longest(
        String refAndPath, int deepest, Function<String, Optional<CommitId>> resolve) {
      RepoPath all = RepoPath.of(refAndPath);
      List<RepoPath> trail = all.trail();
      for (int n = Math.min(trail.size(), deepest); n > 0; n--) {
        String ref = trail.get(n - 1).toString();
        Optional<CommitId> commit = resolve.apply(ref);
        if (commit.isPresent()) {
          var rest = new RepoPath(all.parts().subList(n, all.parts().size()));
          return Optional.of(new Place(ref, commit.get(), rest));
        }
      }
      return Optional.empty();
    }
  }
}
