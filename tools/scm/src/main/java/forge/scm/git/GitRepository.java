package forge.scm.git;

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
import forge.scm.Person;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.scm.TreeEntry.Kind;
import forge.scm.sign.Signed;
import forge.store.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A Git repository, read with JGit. */
public final class GitRepository implements Repository {
  private static final Pattern ABBREVIATION = Pattern.compile("[0-9a-f]{7,40}");
  private static final int DEEPEST_REF = 20;
  private static final int LONGEST_REF = 1000;
  private static final int LONGEST_FILE_NAME = 255;

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
    return read(
        reader -> {
          var refs = new ArrayList<Ref>();
          try (var walk = new RevWalk(reader)) {
            for (var ref : git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES, Ref.TAGS)) {
              commitOf(walk, ref.getObjectId()).ifPresent(c -> refs.add(ref(ref.getName(), c)));
            }
          }
          refs.sort(Comparator.comparing(Ref::name));
          return refs;
        });
  }

  @Override
  public List<String> branches() {
    return read(
        reader ->
            git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES).stream()
                .map(ref -> ref.getName().substring(Ref.BRANCHES.length()))
                .sorted()
                .toList());
  }

  private static Ref ref(String name, RevCommit target) {
    return new Ref(name, id(target), Instant.ofEpochSecond(target.getCommitTime()));
  }

  @Override
  public Optional<Ref> head() {
    return read(
        reader -> {
          var head = git.getRefDatabase().exactRef(Constants.HEAD);
          if (head == null || head.getObjectId() == null) {
            return Optional.empty();
          }
          try (var walk = new RevWalk(reader)) {
            return commitOf(walk, head.getObjectId()).map(c -> ref(head.getTarget().getName(), c));
          }
        });
  }

  @Override
  public Optional<CommitId> resolve(String name) {
    return read(reader -> resolve(reader, name));
  }

  private Optional<CommitId> resolve(ObjectReader reader, String name) throws IOException {
    if (!possible(name)) {
      return Optional.empty();
    }
    try (var walk = new RevWalk(reader)) {
      for (String prefix : List.of(Ref.BRANCHES, Ref.TAGS)) {
        var ref = git.getRefDatabase().exactRef(prefix + name);
        if (ref != null && ref.getObjectId() != null) {
          return commitOf(walk, ref.getObjectId()).map(GitRepository::id);
        }
      }
      if (!ABBREVIATION.matcher(name).matches()) {
        return Optional.empty();
      }
      if (name.length() == Constants.OBJECT_ID_STRING_LENGTH) {
        return commitOf(walk, ObjectId.fromString(name)).map(GitRepository::id);
      }
      var commits = new ArrayList<RevCommit>();
      for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(name))) {
        commitOf(walk, id).ifPresent(commits::add);
      }
      return commits.size() == 1 ? Optional.of(id(commits.get(0))) : Optional.empty();
    }
  }

  /** Names are looked up as files, so what no branch or tag can be called is not looked up. */
  static boolean possible(String name) {
    return name.length() <= LONGEST_REF
        && org.eclipse.jgit.lib.Repository.isValidRefName(Ref.BRANCHES + name)
        && Arrays.stream(name.split("/", -1))
            .allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_FILE_NAME);
  }

  @Override
  public Optional<Place> locate(String refAndPath) {
    RepoPath all = RepoPath.of(refAndPath);
    return read(
        reader -> {
          List<RepoPath> trail = all.trail();
          for (int n = Math.min(trail.size(), DEEPEST_REF); n > 0; n--) {
            String ref = trail.get(n - 1).toString();
            Optional<CommitId> commit = resolve(reader, ref);
            if (commit.isPresent()) {
              var rest = new RepoPath(all.parts().subList(n, all.parts().size()));
              return Optional.of(new Place(ref, commit.get(), rest));
            }
          }
          return Optional.empty();
        });
  }

  @Override
  public Optional<Commit> find(CommitId id) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            return commitOf(walk, oid(id)).map(GitRepository::commit);
          }
        });
  }

  @Override
  public Optional<Signed> signature(CommitId id) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            return commitOf(walk, oid(id)).flatMap(GitSignatures::of);
          }
        });
  }

  @Override
  public Optional<TreeEntry> entry(CommitId commit, RepoPath path) {
    return read(reader -> entry(reader, tree(reader, commit), path));
  }

  private static Optional<TreeEntry> entry(ObjectReader reader, ObjectId root, RepoPath path)
      throws IOException {
    var entry = new TreeEntry("", Kind.FOLDER, root.name());
    for (String part : path.parts()) {
      if (!entry.folder()) {
        return Optional.empty();
      }
      Optional<TreeEntry> next = child(reader, ObjectId.fromString(entry.id()), part);
      if (next.isEmpty()) {
        return next;
      }
      entry = next.get();
    }
    return Optional.of(entry);
  }

  private static Optional<TreeEntry> child(ObjectReader reader, ObjectId folder, String name)
      throws IOException {
    for (var tree = new CanonicalTreeParser(null, reader, folder); !tree.eof(); tree.next(1)) {
      if (tree.getEntryPathString().equals(name)) {
        return Optional.of(entry(tree));
      }
    }
    return Optional.empty();
  }

  private static TreeEntry entry(CanonicalTreeParser tree) {
    return new TreeEntry(
        tree.getEntryPathString(), kind(tree.getEntryFileMode()), tree.getEntryObjectId().name());
  }

  static Kind kind(FileMode mode) {
    return switch (mode.getBits() & FileMode.TYPE_MASK) {
      case FileMode.TYPE_TREE -> Kind.FOLDER;
      case FileMode.TYPE_SYMLINK -> Kind.LINK;
      case FileMode.TYPE_GITLINK -> Kind.MODULE;
      default -> FileMode.EXECUTABLE_FILE.equals(mode) ? Kind.EXECUTABLE : Kind.FILE;
    };
  }

  @Override
  public List<TreeEntry> list(CommitId commit, RepoPath folder) {
    return read(
        reader -> {
          var entries = new ArrayList<TreeEntry>();
          var tree = new CanonicalTreeParser(null, reader, folderId(reader, commit, folder));
          for (; !tree.eof(); tree.next(1)) {
            entries.add(entry(tree));
          }
          entries.sort(
              Comparator.comparing((TreeEntry e) -> !e.folder()).thenComparing(TreeEntry::name));
          return entries;
        });
  }

  private ObjectId folderId(ObjectReader reader, CommitId commit, RepoPath folder)
      throws IOException {
    return entry(reader, tree(reader, commit), folder)
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
              commits.put(each.getKey(), commit(walk.parseCommit(each.getValue())));
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
    try (var reader = git.newObjectReader();
        var walk = new RevWalk(reader)) {
      Optional<RevCommit> tip = commitOf(walk, oid(to));
      if (tip.isEmpty()) {
        return;
      }
      walk.markStart(tip.get());
      markKnown(walk, known);
      int told = 0;
      for (RevCommit c = walk.next(); c != null && told < limit; c = walk.next()) {
        each.accept(commit(c));
        c.disposeBody();
        told++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void markKnown(RevWalk walk, Collection<String> known) throws IOException {
    for (String each : known) {
      if (ObjectId.isId(each)) {
        var old = commitOf(walk, ObjectId.fromString(each));
        if (old.isPresent()) {
          walk.markUninteresting(old.get());
        }
      }
    }
  }

  @Override
  public Diff diff(CommitId commit, DiffOptions options) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            RevCommit after = walk.parseCommit(oid(commit));
            return new GitDiff(git, reader, options).between(before(walk, after), after.getTree());
          }
        });
  }

  @Override
  public Diff diff(CommitId before, CommitId after, DiffOptions options) {
    return read(
        reader ->
            new GitDiff(git, reader, options).between(tree(reader, before), tree(reader, after)));
  }

  @Override
  public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(oid(one)));
            walk.markStart(walk.parseCommit(oid(other)));
            return Optional.ofNullable(walk.next()).map(GitRepository::id);
          }
        });
  }

  @Override
  public Distance distance(CommitId one, CommitId other) {
    return read(
        reader ->
            new Distance(count(reader, oid(one), oid(other)), count(reader, oid(other), oid(one))));
  }

  /** Commits that lead to one and not to another. */
  static int count(ObjectReader reader, ObjectId to, ObjectId without) throws IOException {
    try (var walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(to));
      walk.markUninteresting(walk.parseCommit(without));
      int count = 0;
      while (count < Distance.MOST && walk.next() != null) {
        count++;
      }
      return count;
    }
  }

  @Override
  public Blame blame(CommitId commit, RepoPath file) {
    return read(reader -> new GitBlame(git, file).of(oid(commit)));
  }

  @Override
  public byte[] patch(CommitId commit, boolean mail) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            RevCommit after = walk.parseCommit(oid(commit));
            RevTree before = before(walk, after);
            var patch = new GitPatch(git, reader);
            return mail ? patch.mail(after, before) : patch.text(before, after.getTree());
          }
        });
  }

  @Override
  public byte[] patch(CommitId before, CommitId after) {
    return read(
        reader -> {
          try (var walk = new RevWalk(reader)) {
            return new GitPatch(git, reader)
                .text(
                    walk.parseCommit(oid(before)).getTree(),
                    walk.parseCommit(oid(after)).getTree());
          }
        });
  }

  private static @Nullable RevTree before(RevWalk walk, RevCommit commit) throws IOException {
    return commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0)).getTree();
  }

  @Override
  public Having having(CommitId commit, int limit) {
    return read(reader -> new GitHaving(git, reader, limit).of(oid(commit)));
  }

  @Override
  public String message(Ref tag) {
    return read(
        reader -> {
          var ref = git.getRefDatabase().exactRef(tag.name());
          if (ref == null || ref.getObjectId() == null) {
            return "";
          }
          try (var walk = new RevWalk(reader)) {
            return walk.parseAny(ref.getObjectId()) instanceof RevTag note
                ? note.getFullMessage().strip()
                : "";
          }
        });
  }

  @Override
  public FileList files(CommitId commit, int limit) {
    return read(
        reader -> {
          var paths = new ArrayList<String>();
          try (var walk = new TreeWalk(reader)) {
            walk.addTree(tree(reader, commit));
            walk.setRecursive(true);
            while (paths.size() <= limit && walk.next()) {
              paths.add(walk.getPathString());
            }
          }
          boolean whole = paths.size() <= limit;
          return new FileList(whole ? paths : paths.subList(0, limit), whole);
        });
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
    try (var files = Files.walk(git.getDirectory().toPath().resolve("objects"))) {
      return files.filter(Files::isRegularFile).mapToLong(GitRepository::sizeOf).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException goneMeanwhile) {
      return 0;
    }
  }

  @Override
  public void close() {
    git.close();
  }

  private ObjectId tree(ObjectReader reader, CommitId commit) throws IOException {
    try (var walk = new RevWalk(reader)) {
      return commitOf(walk, oid(commit))
          .map(c -> c.getTree().getId())
          .orElseThrow(() -> new NotFound("The commit " + commit.brief()));
    }
  }

  /** The commit an id leads to, through tags; empty where it leads to something else. */
  static Optional<RevCommit> commitOf(RevWalk walk, ObjectId id) throws IOException {
    try {
      var object = walk.parseAny(id);
      while (object instanceof RevTag tag) {
        object = walk.parseAny(tag.getObject());
      }
      return object instanceof RevCommit commit ? Optional.of(commit) : Optional.empty();
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    }
  }

  static Commit commit(RevCommit commit) {
    var parents = new ArrayList<CommitId>();
    for (RevCommit parent : commit.getParents()) {
      parents.add(id(parent));
    }
    return new Commit(
        id(commit),
        parents,
        person(commit.getAuthorIdent(), commit),
        person(commit.getCommitterIdent(), commit),
        commit.getFullMessage());
  }

  private static Person person(@Nullable PersonIdent ident, RevCommit commit) {
    return ident == null
        ? new Person("unknown", "", Instant.ofEpochSecond(commit.getCommitTime()))
        : new Person(ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
  }

  static CommitId id(ObjectId id) {
    return new CommitId.Hash(id.name());
  }

  /** What JGit calls a commit; a Subversion number names none of ours. */
  static ObjectId oid(CommitId id) {
    return switch (id) {
      case CommitId.Hash(var sha) -> ObjectId.fromString(sha);
      case CommitId.Revision svn -> throw new NotFound("The commit " + svn.brief());
    };
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
