package forge.scm.git;

import forge.project.MountId;
import forge.scm.CommitId;
import forge.scm.RepoPath;
import forge.scm.StockGit;
import forge.scm.TreeEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Tests of a repository that stock Git fills and JGit reads. */
abstract class GitRepositoryTests {
  static final MountId CODE = new MountId("code");

  final Path folder;
  final GitRepository repository;
  final StockGit work;

  GitRepositoryTests(Path folder) {
    GitSystem.install();
    this.folder = folder;
    this.repository =
        new GitRepository(new GitFolder(folder.resolve("repos")).open(CODE), new LastCommits());
    this.work = StockGit.init(folder.resolve("work"));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  CommitId push(String... refs) {
    var command =
        new ArrayList<>(List.of("push", "-q", folder.resolve("repos/code.git").toString()));
    command.addAll(List.of(refs));
    work.run(command.toArray(String[]::new));
    return id("HEAD");
  }

  CommitId id(String name) {
    return new CommitId.Hash(work.run("rev-parse", name));
  }

  TreeEntry entry(CommitId commit, String path) {
    return repository.entry(commit, RepoPath.of(path)).orElseThrow();
  }
}
