package forge.scm;

import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.event.Event;
import forge.event.Listener;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.user.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Tells the platform of commits, so that they can be linked as {@code [3f2c91ab]}, found, and seen
 * beside the tickets their messages name.
 */
final class CommitIndex implements Listener {
  private static final int MOST = 10_000;
  private static final int ABBREVIATED = 7;

  private final GitFolder folder;
  private final Repositories repositories;
  private final Artifacts artifacts;

  CommitIndex(GitFolder folder, Repositories repositories, Artifacts artifacts) {
    this.folder = folder;
    this.repositories = repositories;
    this.artifacts = artifacts;
  }

  @Override
  public void on(Event event) throws IOException {
    String to = event.detail("new");
    if (to.isEmpty()) {
      return;
    }
    var subject = event.subject();
    try (var git = folder.open(subject.mount());
        var walk = new RevWalk(git)) {
      Optional<RevCommit> tip = GitRepository.commitOf(walk, ObjectId.fromString(to));
      if (tip.isEmpty()) {
        return;
      }
      walk.markStart(tip.get());
      for (String known : event.detail("known").split(" ", -1)) {
        if (!known.isEmpty()) {
          var old = GitRepository.commitOf(walk, ObjectId.fromString(known));
          if (old.isPresent()) {
            walk.markUninteresting(old.get());
          }
        }
      }
      int told = 0;
      for (RevCommit c = walk.next(); c != null && told < MOST; c = walk.next()) {
        Commit commit = GitRepository.commit(c);
        artifacts.learn(subject.project(), subject.mount(), mount -> card(mount, commit));
        c.disposeBody();
        told++;
      }
    }
  }

  Optional<Card> card(Mount mount, String artifact) {
    if (!artifact.matches("[0-9a-f]{40}")) {
      return Optional.empty();
    }
    try (Repository repository = repositories.open(mount.id())) {
      return repository.find(new CommitId.Git(artifact)).map(commit -> card(mount, commit));
    }
  }

  /** The history of the default branch, newest first. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    try (Repository repository = repositories.open(mount.id())) {
      Optional<Ref> head = repository.head();
      if (head.isEmpty()) {
        return new Slice<>(List.of(), null);
      }
      var after = cursor == null ? null : new CommitId.Git(cursor);
      return repository
          .log(head.get().target(), RepoPath.ROOT, after, limit)
          .map(commit -> card(mount, commit));
    } catch (NotFound goneMeanwhile) {
      return new Slice<>(List.of(), null);
    }
  }

  static Card card(Mount mount, Commit commit) {
    String sha = commit.id().text();
    return new Card(
        sha,
        "commit",
        commit.subject(),
        mount.page("commit", sha).toString(),
        List.of(sha.substring(0, ABBREVIATED), sha),
        commit.message(),
        List.of(),
        UserId.FORGE,
        null,
        commit.author().at(),
        commit.at(),
        Set.of());
  }
}
