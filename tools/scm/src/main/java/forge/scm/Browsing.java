package forge.scm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.MountId;
import java.util.Optional;

/** What the pages that read repositories share: the repositories, and what is kept about them. */
public final class Browsing {
  private static final int ROWS_KEPT = 20_000;

  private final Repositories repositories;
  private final Blames blames;
  private final Distances distances;
  private final FileTexts texts = new FileTexts();
  private final Cache<Searched, History> histories =
      Caffeine.newBuilder()
          .maximumWeight(ROWS_KEPT)
          .<Searched, History>weigher((searched, found) -> 2 + found.rows().size())
          .build();

  Browsing(Repositories repositories) {
    this.repositories = repositories;
    this.blames = new Blames(repositories, repositories.soon());
    this.distances = new Distances(repositories, repositories.soon());
  }

  /** What is in files. */
  public FileTexts texts() {
    return texts;
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

  /** A part of a history, kept a while where a search through it took long. */
  public History history(Visit visit, Repository repository, LogQuery query) {
    visit.require(CorePermission.READ);
    boolean plain = query.path().root() && query.author().isEmpty() && query.text().isEmpty();
    return plain
        ? repository.history(query)
        : histories.get(
            new Searched(visit.mount().id(), query), searched -> repository.history(query));
  }

  private record Searched(MountId mount, LogQuery query) {}

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
