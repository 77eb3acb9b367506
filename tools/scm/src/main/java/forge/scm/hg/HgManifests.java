package forge.scm.hg;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.project.MountId;
import forge.refusal.Refusal.NotFound;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.RepoPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was found out of commits, which never changes, kept as long as there is room. */
final class HgManifests {
  private static final int FILES_KEPT = 500_000;
  private static final int NAMES_KEPT = 100_000;

  private final Cache<Asked, HgManifest> manifests =
      Caffeine.newBuilder()
          .maximumWeight(FILES_KEPT)
          .<Asked, HgManifest>weigher((asked, manifest) -> 10 + manifest.size())
          .build();
  private final Cache<Asked, Map<String, Commit>> lastCommits =
      Caffeine.newBuilder()
          .maximumWeight(NAMES_KEPT)
          .<Asked, Map<String, Commit>>weigher((asked, names) -> 10 + names.size())
          .build();

  private record Asked(MountId mount, String node, RepoPath folder) {}

  HgManifest of(MountId mount, HgCommands commands, CommitId commit) {
    var asked = new Asked(mount, HgCommands.node(commit), RepoPath.ROOT);
    HgManifest known = manifests.getIfPresent(asked);
    if (known != null) {
      return known;
    }
    if (!HgCommands.real(asked.node())
        || commands.commits("id(" + asked.node() + ")", 1).isEmpty()) {
      throw new NotFound("The commit " + commit.brief());
    }
    var fresh = new HgManifest(commands, commit);
    manifests.put(asked, fresh);
    return fresh;
  }

  Map<String, Commit> lastCommits(
      MountId mount, CommitId commit, RepoPath folder, Supplier<Map<String, Commit>> walk) {
    var asked = new Asked(mount, HgCommands.node(commit), folder);
    return Optional.ofNullable(lastCommits.getIfPresent(asked))
        .orElseGet(
            () -> {
              Map<String, Commit> found = new HashMap<>(walk.get());
              lastCommits.put(asked, found);
              return found;
            });
  }
}
