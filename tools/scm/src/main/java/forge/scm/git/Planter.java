package forge.scm.git;

import forge.access.Visit;
import forge.scm.Pushes;
import forge.scm.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the history of a checkout into a repository, as a first push would. */
public final class Planter {
  private static final Logger LOG = LoggerFactory.getLogger(Planter.class);
  private static final String BRANCH = Ref.BRANCHES + "main";
  private static final String PLANTED = "refs/planted/main";

  private final GitFolder folder;
  private final Pushes pushes;
  private final Clock clock;

  public Planter(GitFolder folder, Pushes pushes, Clock clock) {
    this.folder = folder;
    this.pushes = pushes;
    this.clock = clock;
  }

  /** The commit that is checked out becomes {@code main}; tags come along. May be repeated. */
  public void plant(Visit visit, Path checkout) {
    try (var git = folder.open(visit.mount().id())) {
      if (git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES).isEmpty()) {
        Optional<Repository> source = repositoryOf(checkout);
        if (source.isEmpty()) {
          LOG.info("There is no Git history to plant at {}.", checkout);
          return;
        }
        try (Repository from = source.get()) {
          fetch(git, from, visit);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
    pushes.catchUp(visit.mount());
  }

  private static Optional<Repository> repositoryOf(Path checkout) throws IOException {
    var builder = new FileRepositoryBuilder().findGitDir(checkout.toFile());
    if (builder.getGitDir() == null || !Files.exists(builder.getGitDir().toPath())) {
      return Optional.empty();
    }
    Repository found = builder.build();
    if (found.resolve(Constants.HEAD) == null) {
      found.close();
      return Optional.empty();
    }
    return Optional.of(found);
  }

  private void fetch(Repository git, Repository from, Visit visit)
      throws GitAPIException, IOException {
    boolean whole = from.getObjectDatabase().getShallowCommits().isEmpty();
    try (var client = new Git(git)) {
      client
          .fetch()
          .setRemote(from.getDirectory().toURI().toString())
          .setRefSpecs(new RefSpec("+" + Constants.HEAD + ":" + PLANTED))
          .setTagOpt(whole ? TagOpt.FETCH_TAGS : TagOpt.NO_TAGS)
          .call();
    }
    String name = visit.user().id().value();
    var who = new PersonIdent(name, name, clock.instant(), ZoneOffset.UTC);
    ObjectId planted = git.resolve(PLANTED);
    git.updateRef(Constants.HEAD).link(BRANCH);
    var branch = git.updateRef(BRANCH);
    branch.setNewObjectId(whole ? planted : cutOff(git, planted, who));
    branch.setRefLogIdent(who);
    branch.setRefLogMessage("planted", false);
    branch.update();
    var done = git.updateRef(PLANTED);
    done.setForceUpdate(true);
    done.delete();
  }

  /** A shallow clone has no beginning that others could clone: its files begin anew. */
  private static ObjectId cutOff(Repository git, ObjectId planted, PersonIdent who)
      throws IOException {
    try (var reader = git.newObjectReader();
        var inserter = git.newObjectInserter()) {
      byte[] raw = reader.open(planted, Constants.OBJ_COMMIT).getBytes();
      RevCommit last = RevCommit.parse(raw);
      var commit = new CommitBuilder();
      commit.setTreeId(last.getTree());
      commit.setAuthor(last.getAuthorIdent());
      commit.setCommitter(who);
      commit.setMessage(
          last.getFullMessage().strip()
              + "\n\nPlanted from a shallow clone of "
              + planted.name()
              + ", whose history ends here.\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }
}
