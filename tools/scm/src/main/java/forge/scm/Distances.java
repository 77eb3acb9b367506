package forge.scm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.MountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far commits are apart, counted in the background and kept, for it never changes. */
public final class Distances {
  private static final int KEPT = 50_000;

  private final Repositories repositories;
  private final Soon soon;
  private final Cache<Pair, Distance> kept = Caffeine.newBuilder().maximumSize(KEPT).build();

  private record Pair(MountId mount, CommitId one, CommitId other) {}

  private record Asked(MountId mount, CommitId one, List<CommitId> others) {}

  Distances(Repositories repositories, Soon soon) {
    this.repositories = repositories;
    this.soon = soon;
  }

  /** From each of some commits to one; those that are still being counted are missing. */
  public Map<CommitId, Distance> to(CommitId one, List<CommitId> others, Visit visit) {
    visit.require(CorePermission.READ);
    MountId mount = visit.mount().id();
    List<CommitId> missing =
        others.stream()
            .distinct()
            .filter(each -> kept.getIfPresent(new Pair(mount, each, one)) == null)
            .toList();
    if (!missing.isEmpty()) {
      soon.ask(new Asked(mount, one, missing), () -> count(visit, one, missing));
    }
    var known = new HashMap<CommitId, Distance>();
    for (CommitId each : others) {
      Distance distance = kept.getIfPresent(new Pair(mount, each, one));
      if (distance != null) {
        known.put(each, distance);
      }
    }
    return known;
  }

  private boolean count(Visit visit, CommitId one, List<CommitId> missing) {
    try (Repository repository = repositories.open(visit.mount())) {
      for (CommitId each : missing) {
        kept.put(
            new Pair(visit.mount().id(), each, one),
            each.equals(one) ? new Distance(0, 0) : repository.distance(each, one));
      }
      return true;
    }
  }
}
