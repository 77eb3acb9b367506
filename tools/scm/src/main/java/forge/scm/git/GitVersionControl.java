package forge.scm.git;

import forge.project.MountId;
import forge.refusal.Refusal.Invalid;
import forge.scm.Push;
import forge.scm.Ref;
import forge.scm.Repository;
import forge.scm.VersionControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;

/** Git repositories, by JGit. */
public final class GitVersionControl implements VersionControl {
  private final GitFolder folder;
  private final LastCommits lastCommits = new LastCommits();

  public GitVersionControl(GitFolder folder) {
    this.folder = folder;
  }

  @Override
  public Kind kind() {
    return Kind.GIT;
  }

  @Override
  public void make(MountId mount) {
    folder.open(mount).close();
  }

  @Override
  public Repository open(MountId mount) {
    return new GitRepository(folder.open(mount), lastCommits);
  }

  @Override
  public void remove(MountId mount) {
    folder.remove(mount);
  }

  @Override
  public Map<String, String> tips(MountId mount) {
    try (var git = folder.open(mount)) {
      PushReader.chooseStandardBranch(git);
      return PushReader.refs(git);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Push> news(MountId mount, Map<String, String> before, Map<String, String> after) {
    try (var git = folder.open(mount)) {
      return new PushReader(git, before, after).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void showFirst(MountId mount, String branch) {
    try (var git = folder.open(mount)) {
      String name = Ref.BRANCHES + branch;
      if (!GitRefs.possible(branch) || git.getRefDatabase().exactRef(name) == null) {
        throw new Invalid("branch", "There is no branch “" + branch + "”.");
      }
      git.updateRef(Constants.HEAD).link(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
