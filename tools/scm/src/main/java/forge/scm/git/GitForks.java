package forge.scm.git;

import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.scm.Distance;
import forge.scm.Ref;
import forge.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate.Result;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Makes a repository begin as another one, and keeps the two close. */
public final class GitForks {
  private static final String ARRIVED = "refs/arrived/parent";

  private final GitFolder folder;
  private final Clock clock;

  public GitForks(GitFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Gives an empty repository the branches and tags of its parent.
   *
   * @param borrow whether it finds their objects in the parent, or has names of its own for them
   */
  public void begin(MountId fork, MountId parent, boolean borrow, UserId by) {
    try (Repository from = folder.open(parent)) {
      folder.open(fork).close();
      if (borrow) {
        GitAlternates.borrow(folder.directory(fork), folder.directory(parent));
        folder.forgetCached(fork);
      } else {
        fetch(fork, parent, GitRemote.ALL);
      }
      copyRefs(from, fork, by);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Objects that the refs lead to, and no others. */
  private void fetch(MountId fork, MountId parent, List<RefSpec> what) throws IOException {
    try (Repository git = folder.open(fork);
        Transport transport =
            Transport.open(git, new URIish(folder.directory(parent).toUri().toString()))) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.fetch(NullProgressMonitor.INSTANCE, what);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void forget(Repository git) throws IOException {
    var arrived = git.updateRef(ARRIVED);
    arrived.setForceUpdate(true);
    arrived.delete();
  }

  private void copyRefs(Repository from, MountId fork, UserId by) throws IOException {
    try (Repository git = folder.open(fork);
        var walk = new RevWalk(git)) {
      var update = git.getRefDatabase().newBatchUpdate();
      update.setRefLogIdent(who(by));
      update.setRefLogMessage("forked", false);
      for (var ref : from.getRefDatabase().getRefsByPrefix(Ref.BRANCHES, Ref.TAGS)) {
        if (ref.getObjectId() != null && git.getRefDatabase().exactRef(ref.getName()) == null) {
          update.addCommand(
              new ReceiveCommand(ObjectId.zeroId(), ref.getObjectId(), ref.getName()));
        }
      }
      update.execute(walk, NullProgressMonitor.INSTANCE);
      var head = from.getRefDatabase().exactRef(Constants.HEAD);
      if (head != null && head.isSymbolic()) {
        git.updateRef(Constants.HEAD).link(head.getTarget().getName());
      }
    }
  }

  private PersonIdent who(UserId by) {
    return new PersonIdent(by.value(), by.value(), clock.instant(), ZoneOffset.UTC);
  }

  /** Gives a fork objects of its own for all it borrows. */
  public void detach(MountId fork) {
    if (Files.exists(folder.directory(fork))) {
      GitAlternates.detach(folder.directory(fork));
      folder.forgetCached(fork);
    }
  }

  /** How far a branch of a fork is from the same branch of its parent, where both have it. */
  public Optional<Distance> distance(MountId fork, MountId parent, String branch) {
    try (Repository git = folder.open(fork);
        Repository from = folder.open(parent)) {
      ObjectId mine = git.resolve(Ref.BRANCHES + branch);
      ObjectId theirs = from.resolve(Ref.BRANCHES + branch);
      if (mine == null || theirs == null) {
        return Optional.empty();
      }
      Repository both = git.getObjectDatabase().has(theirs) ? git : from;
      return both.getObjectDatabase().has(mine)
          ? Optional.of(between(both, mine, theirs))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Distance between(Repository git, ObjectId mine, ObjectId theirs)
      throws IOException {
    try (var reader = git.newObjectReader()) {
      return GitComparison.distance(reader, mine, theirs);
    }
  }

  /** Whether a repository has no branch yet. */
  public boolean empty(MountId mount) {
    try (Repository git = folder.open(mount)) {
      return git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Moves a branch of a fork to where its parent has it, without losing anything; answers whether
   * it moved.
   */
  public boolean sync(MountId fork, MountId parent, String branch, UserId by) {
    try (Repository git = folder.open(fork);
        Repository from = folder.open(parent)) {
      ObjectId theirs = from.resolve(Ref.BRANCHES + branch);
      if (theirs == null) {
        throw new Conflict("The repository it was forked from has no branch " + branch + ".");
      }
      if (!git.getObjectDatabase().has(theirs)) {
        fetch(fork, parent, List.of(new RefSpec(Ref.BRANCHES + branch + ":" + ARRIVED)));
      }
      boolean moved = move(git, branch, theirs, by);
      forget(git);
      return moved;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean move(Repository git, String branch, ObjectId to, UserId by) throws IOException {
    var update = git.updateRef(Ref.BRANCHES + branch);
    update.setNewObjectId(to);
    update.setRefLogIdent(who(by));
    update.setRefLogMessage("synced with the parent", false);
    Result result = update.update();
    return switch (result) {
      case FAST_FORWARD, NEW -> true;
      case NO_CHANGE -> false;
      case REJECTED ->
          throw new Conflict(
              "The branch "
                  + branch
                  + " has commits of its own here; merge the two, and nothing is lost.");
      default -> throw new Conflict("The branch " + branch + " could not be moved: " + result);
    };
  }
}
