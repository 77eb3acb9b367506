package forge.scm.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Rendered;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Diff;
import forge.scm.Machine;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.sign.Signatures;
import forge.scm.web.ChangesReader.Wish;
import java.util.List;

/** Makes the page of a commit. */
final class CommitReader {
  private final Visit visit;
  private final Mount mount;
  private final Repository repository;
  private final Artifacts artifacts;
  private final Signatures signatures;

  CommitReader(Visit visit, Repository repository, Artifacts artifacts, Signatures signatures) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repository = repository;
    this.artifacts = artifacts;
    this.signatures = signatures;
  }

  CommitPage page(CommitId id, Wish wish) {
    Commit commit = get(id);
    Diff diff = repository.diff(id, wish.options());
    String address = mount.page("commit", id.text()).toString();
    Rendered around = artifacts.render(visit, id.text(), List.of(commit.body()));
    return new CommitPage(
        Bar.of(mount, id.text(), Bar.View.LOG),
        CommitLine.of(mount, commit),
        around.texts().getFirst(),
        commit.author(),
        commit.committer(),
        commit.author().name().equals(commit.committer().name()),
        Systems.kind(mount) == Kind.SVN && Machine.named(commit.author().name()),
        commit.parents().stream()
            .flatMap(parent -> repository.find(parent).stream())
            .map(parent -> CommitLine.of(mount, parent))
            .toList(),
        Bar.url(mount, "tree", id.text(), RepoPath.ROOT),
        new ChangesReader(mount, id, address, wish).of(diff),
        address,
        around,
        repository.signature(id).map(signatures::verdict).orElse(null));
  }

  private Commit get(CommitId id) {
    return repository.find(id).orElseThrow(() -> new NotFound("The commit " + id.brief()));
  }
}
