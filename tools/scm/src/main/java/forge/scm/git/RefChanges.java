package forge.scm.git;

import forge.access.Visit;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.Taken;
import forge.scm.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;

/** Makes and deletes branches and tags by the same rules as pushes, and with the same news. */
public final class RefChanges {
  private final GitFolder folder;
  private final GitServer server;

  public RefChanges(GitFolder folder, GitServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Deletes a branch or a tag.
   *
   * @param seen the commit that whoever deletes it saw it at; where it has moved on, it stays
   * @return what it pointed at, so that it can be made again
   */
  public String delete(Visit visit, boolean tag, String name, String seen) {
    server.admit(visit, GitServer.Service.PUSH);
    if (!nameable(name)) {
      throw new NotFound("The " + kind(tag) + " of this name");
    }
    var was = new ArrayList<String>(1);
    within(visit, git -> was.add(delete(visit, git, tag, name, seen)));
    return was.getFirst();
  }

  private String delete(Visit visit, Repository git, boolean tag, String name, String seen)
      throws IOException {
    String full = full(tag, name);
    var ref = git.getRefDatabase().exactRef(full);
    if (ref == null || ref.getObjectId() == null) {
      throw new NotFound("The " + kind(tag) + " “" + name + "”");
    }
    if (!leadsTo(git, ref.getObjectId(), seen)) {
      throw new Overtaken(
          "The %s “%s” has moved since you saw it, so it stays. Look at it again."
              .formatted(kind(tag), name));
    }
    if (isShownFirst(git, full)) {
      throw new Conflict(
          "Visitors see the branch “%s” first. Show another first, then delete it."
              .formatted(name));
    }
    move(visit, git, new ReceiveCommand(ref.getObjectId(), ObjectId.zeroId(), full));
    return ref.getObjectId().name();
  }

  /**
   * Makes a branch or a tag.
   *
   * @param at what it is to point at: the id of a commit, or of the note of a tag
   */
  public void make(Visit visit, boolean tag, String name, String at) {
    server.admit(visit, GitServer.Service.PUSH);
    if (!nameable(name)) {
      throw new Invalid(
          "name", "“" + name + "” is no name that a " + kind(tag) + " can have in Git.");
    }
    within(visit, git -> make(visit, git, tag, name, at));
  }

  private void make(Visit visit, Repository git, boolean tag, String name, String at)
      throws IOException {
    if (!ObjectId.isId(at) || !git.getObjectDatabase().has(ObjectId.fromString(at))) {
      throw new Invalid("at", "There is no commit " + at + " here.");
    }
    String full = full(tag, name);
    if (git.getRefDatabase().exactRef(full) != null) {
      throw new Taken("There is a " + kind(tag) + " “" + name + "” already.");
    }
    if (!git.getRefDatabase().getConflictingNames(full).isEmpty()) {
      throw new Taken("“" + name + "” is in the way of another " + kind(tag) + "'s name.");
    }
    move(visit, git, new ReceiveCommand(ObjectId.zeroId(), ObjectId.fromString(at), full));
  }

  /** Something done to a repository. */
  private interface Deed {
    void with(Repository git) throws IOException;
  }

  private void within(Visit visit, Deed deed) {
    try {
      server.within(
          visit,
          () -> {
            try (var git = folder.open(visit.mount().id())) {
              deed.with(git);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file can be called so, which is how Git keeps it. */
  private static boolean nameable(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name) && GitRefs.possible(name);
  }

  private static String full(boolean tag, String name) {
    return (tag ? Ref.TAGS : Ref.BRANCHES) + name;
  }

  private static String kind(boolean tag) {
    return tag ? "tag" : "branch";
  }

  private static boolean leadsTo(Repository git, ObjectId target, String seen) throws IOException {
    try (var walk = new RevWalk(git)) {
      return target.name().equals(seen)
          || GitCommits.commitOf(walk, target).filter(c -> c.name().equals(seen)).isPresent();
    }
  }

  private static boolean isShownFirst(Repository git, String full) throws IOException {
    var head = git.getRefDatabase().exactRef(Constants.HEAD);
    return head != null && head.getTarget().getName().equals(full);
  }

  private void move(Visit visit, Repository git, ReceiveCommand command) {
    server.move(visit, git, command);
    if (command.getResult() == Result.LOCK_FAILURE) {
      throw new Overtaken("Somebody else moved it just now. Look at it again.");
    }
    if (command.getResult() != Result.OK) {
      throw new Conflict(
          Objects.requireNonNullElse(command.getMessage(), command.getResult().name()));
    }
  }
}
