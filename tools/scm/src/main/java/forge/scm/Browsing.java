package forge.scm;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.MountId;
import java.util.Optional;

/** What the pages that read repositories share: the repositories, and what is kept about them. */
public final class Browsing {
  private final Repositories repositories;
  private final Blames blames;
  private final Distances distances;

  Browsing(Repositories repositories) {
    this.repositories = repositories;
    this.blames = new Blames(repositories, repositories.soon());
    this.distances = new Distances(repositories, repositories.soon());
  }

  public Repositories repositories() {
    return repositories;
  }

  public Blames blames() {
    return blames;
  }

  public Distances distances() {
    return distances;
  }

  /** The branches and tags that lead to a commit; empty while they are looked for. */
  public Optional<Having> having(Visit visit, CommitId commit, int limit) {
    visit.require(CorePermission.READ);
    var asked = new Asked(visit.mount().id(), commit);
    return repositories
        .soon()
        .ask(
            asked,
            () -> {
              try (Repository repository = repositories.open(visit.mount())) {
                return repository.having(commit, limit);
              }
            });
  }

  private record Asked(MountId mount, CommitId commit) {}
}
