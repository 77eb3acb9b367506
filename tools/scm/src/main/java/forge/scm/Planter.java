package forge.scm;

import forge.access.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the history of a checkout into a repository, as a first push would. */
final class Planter {
  private static final Logger LOG = LoggerFactory.getLogger(Planter.class);
  private static final String BRANCH = Ref.BRANCHES + "main";
  private static final String PLANTED = "refs/planted/main";

  private final GitFolder folder;
  private final Pushes pushes;
  private final Clock clock;

  Planter(GitFolder folder, Pushes pushes, Clock clock) {
    this.folder = folder;
    this.pushes = pushes;
    this.clock = clock;
  }

  /** The commit that is checked out becomes {@code main}; tags come along. May be repeated. */
  void plant(Visit visit, Path checkout) {
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
    try (var client = new Git(git)) {
      client
          .fetch()
          .setRemote(from.getDirectory().toURI().toString())
          .setRefSpecs(new RefSpec("+" + Constants.HEAD + ":" + PLANTED))
          .setTagOpt(TagOpt.FETCH_TAGS)
          .call();
    }
    String name = visit.user().id().value();
    var branch = git.updateRef(BRANCH);
    branch.setNewObjectId(git.resolve(PLANTED));
    branch.setRefLogIdent(new PersonIdent(name, name, clock.instant(), ZoneOffset.UTC));
    branch.setRefLogMessage("planted", false);
    branch.update();
    git.updateRef(Constants.HEAD).link(BRANCH);
    var planted = git.updateRef(PLANTED);
    planted.setForceUpdate(true);
    planted.delete();
  }
}
