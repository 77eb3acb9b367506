package forge.scm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.MountId;
import java.util.Optional;

/** Who last changed each line of files, found out in the background and kept a while. */
public final class Blames {
  private static final long RUNS_KEPT = 300_000;

  private final Repositories repositories;
  private final Soon soon;
  private final Cache<Asked, Blame> kept =
      Caffeine.newBuilder()
          .maximumWeight(RUNS_KEPT)
          .<Asked, Blame>weigher((asked, blame) -> 20 + blame.runs().size())
          .build();

  private record Asked(MountId mount, CommitId commit, RepoPath path) {}

  Blames(Repositories repositories, Soon soon) {
    this.repositories = repositories;
    this.soon = soon;
  }

  /** Empty while a long history is still being read, so that whoever asks again gets it. */
  public Optional<Blame> of(Visit visit, CommitId commit, RepoPath path) {
    visit.require(CorePermission.READ);
    var asked = new Asked(visit.mount().id(), commit, path);
    Blame known = kept.getIfPresent(asked);
    return known != null ? Optional.of(known) : soon.ask(asked, () -> read(visit, asked));
  }

  private Blame read(Visit visit, Asked asked) {
    try (Repository repository = repositories.open(visit.mount())) {
      Blame blame = repository.blame(asked.commit(), asked.path());
      kept.put(asked, blame);
      return blame;
    }
  }
}
