package forge.scm.git;

import forge.refusal.Refusal.NotFound;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Person;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** What JGit calls commits, and what we call them. */
final class GitCommits {
  private GitCommits() {}

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
}
