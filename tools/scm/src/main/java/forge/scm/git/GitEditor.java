package forge.scm.git;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.scm.Person;
import forge.scm.Ref;
import forge.scm.edit.Edit;
import forge.scm.edit.Editable;
import forge.scm.edit.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.jspecify.annotations.Nullable;

/** Makes commits in Git repositories without a work tree, and pushes them as their author would. */
public final class GitEditor implements Editable {
  private static final int TRIES = 5;

  private final GitFolder folder;
  private final GitServer server;

  public GitEditor(GitFolder folder, GitServer server) {
    this.folder = folder;
    this.server = server;
  }

  @Override
  public Outcome commit(Visit visit, Edit edit) {
    var outcome = new ArrayList<Outcome>(1);
    server.admit(visit, GitServer.Service.PUSH);
    if (!GitRefs.possible(edit.branch())) {
      throw new Invalid(
          "branch", "“" + edit.branch() + "” is no name that a branch can have in Git.");
    }
    try {
      server.within(visit, () -> attempts(visit, edit).ifPresent(outcome::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (outcome.isEmpty()) {
      throw new Overtaken(
          "Others push to “" + edit.branch() + "” just now. Try again in a moment.");
    }
    return outcome.getFirst();
  }

  private Optional<Outcome> attempts(Visit visit, Edit edit) throws IOException {
    try (var git = folder.open(visit.mount().id())) {
      Optional<Outcome> outcome = Optional.empty();
      for (int tries = 0; tries < TRIES && outcome.isEmpty(); tries++) {
        outcome = attempt(visit, git, edit);
      }
      return outcome;
    }
  }

  /** Empty where somebody moved the branch while the commit was made. */
  private Optional<Outcome> attempt(Visit visit, Repository git, Edit edit) throws IOException {
    String name = Ref.BRANCHES + edit.branch();
    var ref = git.getRefDatabase().exactRef(name);
    ObjectId tip = ref == null ? ObjectId.zeroId() : ref.getObjectId();
    @Nullable ObjectId parent = parent(git, edit, ref == null ? null : tip);
    try (var inserter = git.newObjectInserter();
        var reader = inserter.newReader();
        var walk = new RevWalk(reader)) {
      ObjectId before = parent == null ? null : walk.parseCommit(parent).getTree().getId();
      var tree = new GitTreeEdit(reader, inserter);
      Optional<Outcome> stale = tree.stale(before, edit.changes());
      if (stale.isPresent()) {
        return stale;
      }
      ObjectId after = tree.apply(before, edit.changes());
      if (after.equals(before)) {
        throw new Invalid("text", "Nothing is different from what is there already.");
      }
      ObjectId commit = insert(inserter, after, parent, edit);
      inserter.flush();
      return move(visit, git, new ReceiveCommand(tip, commit, name));
    }
  }

  private static @Nullable ObjectId parent(Repository git, Edit edit, @Nullable ObjectId tip)
      throws IOException {
    if (edit.from() != null) {
      if (tip != null) {
        throw new Invalid("branch", "There is a branch “" + edit.branch() + "” already.");
      }
      if (!git.getRefDatabase().getConflictingNames(Ref.BRANCHES + edit.branch()).isEmpty()) {
        throw new Invalid(
            "branch", "“" + edit.branch() + "” is in the way of another branch's name.");
      }
      return GitCommits.oid(edit.from());
    }
    if (tip == null && !git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES).isEmpty()) {
      throw new NotFound("The branch “" + edit.branch() + "”");
    }
    return tip;
  }

  private static ObjectId insert(
      ObjectInserter inserter, ObjectId tree, @Nullable ObjectId parent, Edit edit)
      throws IOException {
    Person author = edit.author();
    var ident = new PersonIdent(author.name(), author.email(), author.at(), ZoneOffset.UTC);
    var commit = new CommitBuilder();
    commit.setTreeId(tree);
    if (parent != null) {
      commit.setParentId(parent);
    }
    commit.setAuthor(ident);
    commit.setCommitter(ident);
    commit.setEncoding(StandardCharsets.UTF_8);
    commit.setMessage(edit.message());
    return inserter.insert(Constants.OBJ_COMMIT, commit.build());
  }

  private Optional<Outcome> move(Visit visit, Repository git, ReceiveCommand command)
      throws IOException {
    server.move(visit, git, command);
    return switch (command.getResult()) {
      case OK -> Optional.of(new Outcome.Done(GitCommits.id(command.getNewId())));
      case LOCK_FAILURE, REJECTED_NONFASTFORWARD -> Optional.empty();
      case Result refused ->
          throw new Invalid(
              "branch", Objects.requireNonNullElse(command.getMessage(), refused.name()));
    };
  }
}
