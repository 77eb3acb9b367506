package forge.scm.git;

import static forge.scm.git.GitCommits.oid;

import forge.refusal.Refusal.NotFound;
import forge.scm.Archive;
import forge.scm.Blame;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Content;
import forge.scm.Decoder;
import forge.scm.Diff;
import forge.scm.DiffOptions;
import forge.scm.Distance;
import forge.scm.FileList;
import forge.scm.Having;
import forge.scm.History;
import forge.scm.LogQuery;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.RepositoryFolder;
import forge.scm.TreeEntry;
import forge.scm.sign.Signed;
import forge.store.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** A Git repository, read with JGit. */
public final class GitRepository implements Repository {
  private final org.eclipse.jgit.lib.Repository git;
  private final LastCommits lastCommits;

  GitRepository(org.eclipse.jgit.lib.Repository git, LastCommits lastCommits) {
    this.git = git;
    this.lastCommits = lastCommits;
  }

  /** The repository as JGit knows it, for fetches and pushes. */
  org.eclipse.jgit.lib.Repository git() {
    return git;
  }

  @Override
  public List<Ref> refs() {
    return read(reader -> new GitRefs(git, reader).all());
  }

  @Override
  public List<String> branches() {
    return read(reader -> new GitRefs(git, reader).branches());
  }

  @Override
  public Optional<Ref> head() {
    return read(reader -> new GitRefs(git, reader).head());
  }

  @Override
  public Optional<CommitId> resolve(String name) {
    return read(reader -> new GitRefs(git, reader).resolve(name));
  }

  @Override
  public Optional<Place> locate(String refAndPath) {
    return read(reader -> new GitRefs(git, reader).locate(RepoPath.of(refAndPath)));
  }

  @Override
  public Optional<Commit> find(CommitId id) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            return GitCommits.commitOf(walk, oid(id)).map(GitCommits::commit);
          }
        });
  }

  @Override
  public Optional<Signed> signature(CommitId id) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            return GitCommits.commitOf(walk, oid(id)).flatMap(GitSignatures::of);
          }
        });
  }

  @Override
  public Optional<Signed> signature(Ref tag) {
    return read(
        reader -> {
          var ref = git.getRefDatabase().exactRef(tag.name());
          if (ref == null || ref.getObjectId() == null) {
            return Optional.empty();
          }
          try (var walk = new RevWalk(reader)) {
            return walk.parseAny(ref.getObjectId()) instanceof RevTag note
                ? GitSignatures.of(note, reader.open(note).getCachedBytes())
                : Optional.empty();
          }
        });
  }

  @Override
  public long length(TreeEntry file) {
    return read(reader -> reader.getObjectSize(ObjectId.fromString(file.id()), Constants.OBJ_BLOB));
  }

  @Override
  public Optional<TreeEntry> entry(CommitId commit, RepoPath path) {
    return read(reader -> GitTrees.entry(reader, tree(reader, commit), path));
  }

  @Override
  public List<TreeEntry> list(CommitId commit, RepoPath folder) {
    return read(reader -> GitTrees.list(reader, folderId(reader, commit, folder)));
  }

  private ObjectId folderId(ObjectReader reader, CommitId commit, RepoPath folder)
      throws IOException {
    return GitTrees.entry(reader, tree(reader, commit), folder)
        .filter(TreeEntry::folder)
        .map(entry -> ObjectId.fromString(entry.id()))
        .orElseThrow(() -> new NotFound("The folder " + folder + " at " + commit.brief()));
  }

  @Override
  public Map<String, Commit> lastCommits(CommitId commit, RepoPath folder) {
    return read(
        reader -> {
          folderId(reader, commit, folder);
          var commits = new LinkedHashMap<String, Commit>();
          try (var walk = new RevWalk(reader)) {
            for (var each : lastCommits.of(git, oid(commit), folder).entrySet()) {
              commits.put(each.getKey(), GitCommits.commit(walk.parseCommit(each.getValue())));
            }
          }
          return commits;
        });
  }

  @Override
  public Content content(TreeEntry file, long limit) {
    return read(
        reader -> {
          var loader = reader.open(ObjectId.fromString(file.id()), Constants.OBJ_BLOB);
          return loader.getSize() > limit
              ? new Content.TooLarge(loader.getSize(), limit)
              : Decoder.decode(loader.getCachedBytes((int) limit));
        });
  }

  @Override
  public InputStream open(TreeEntry file) throws IOException {
    return git.open(ObjectId.fromString(file.id()), Constants.OBJ_BLOB).openStream();
  }

  @Override
  public Slice<Commit> log(LogQuery query) {
    return history(query).commits();
  }

  @Override
  public History history(LogQuery query) {
    return read(
        reader -> {
          try (var walk = new LogWalk(reader, new Renames(git), query)) {
            return walk.read();
          }
        });
  }

  @Override
  public void arrived(CommitId to, Collection<String> known, int limit, Consumer<Commit> each) {
    try (var reader = git.newObjectReader()) {
      GitArrivals.tell(reader, oid(to), known, limit, each);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Diff diff(CommitId commit, DiffOptions options) {
    return read(reader -> new GitComparison(git, reader).diff(oid(commit), options));
  }

  @Override
  public Diff diff(CommitId before, CommitId after, DiffOptions options) {
    return read(
        reader ->
            new GitDiff(git, reader, options).between(tree(reader, before), tree(reader, after)));
  }

  @Override
  public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
    return read(reader -> new GitComparison(git, reader).mergeBase(oid(one), oid(other)));
  }

  @Override
  public Distance distance(CommitId one, CommitId other) {
    return read(reader -> GitComparison.distance(reader, oid(one), oid(other)));
  }

  @Override
  public Blame blame(CommitId commit, RepoPath file) {
    return read(reader -> new GitBlame(git, file).of(oid(commit)));
  }

  @Override
  public byte[] patch(CommitId commit, boolean mail) {
    return read(reader -> new GitComparison(git, reader).patch(oid(commit), mail));
  }

  @Override
  public byte[] patch(CommitId before, CommitId after) {
    return read(reader -> new GitComparison(git, reader).patch(oid(before), oid(after)));
  }

  @Override
  public Having having(CommitId commit, int limit) {
    return read(reader -> new GitHaving(git, reader, limit).of(oid(commit)));
  }

  @Override
  public String message(Ref tag) {
    return read(reader -> new GitRefs(git, reader).message(tag));
  }

  @Override
  public FileList files(CommitId commit, int limit) {
    return read(reader -> GitTrees.files(reader, tree(reader, commit), limit));
  }

  @Override
  public void changed(
      @Nullable CommitId since,
      CommitId to,
      int limit,
      BiConsumer<String, Optional<TreeEntry>> each) {
    try (var reader = git.newObjectReader()) {
      ObjectId before = since == null ? null : tree(reader, since);
      GitChanges.between(reader, before, tree(reader, to), limit, each);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void archive(CommitId commit, Archive format, String folder, OutputStream out)
      throws IOException {
    try (var reader = git.newObjectReader();
        var walk = new RevWalk(reader)) {
      new Archiver(reader, walk.parseCommit(oid(commit)), folder).write(format, out);
    }
  }

  @Override
  public long size() {
    return RepositoryFolder.size(git.getDirectory().toPath().resolve("objects"));
  }

  @Override
  public void close() {
    git.close();
  }

  private ObjectId tree(ObjectReader reader, CommitId commit) throws IOException {
    try (var walk = new RevWalk(reader)) {
      return GitCommits.commitOf(walk, oid(commit))
          .map(c -> c.getTree().getId())
          .orElseThrow(() -> new NotFound("The commit " + commit.brief()));
    }
  }

  private <T> T read(Reading<T> reading) {
    try (var reader = git.newObjectReader()) {
      return reading.with(reader);
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      throw new NotFound("The object " + brief(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String brief(IOException e) {
    var id =
        e instanceof MissingObjectException missing ? missing.getObjectId() : ObjectId.zeroId();
    return id.abbreviate(8).name();
  }

  /** Something read from the repository. */
  @FunctionalInterface
  private interface Reading<T> {
    T with(ObjectReader reader) throws IOException;
  }
}
