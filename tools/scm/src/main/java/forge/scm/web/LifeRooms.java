package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.NotFound;
import forge.scm.Repositories;
import forge.scm.life.Life;
import java.util.List;

/** The way to the pages about the life of a repository. */
final class LifeRooms {
  private LifeRooms() {}

  static Object at(String part, Visit visit, Life life, Repositories repositories) {
    requireGit(part, visit);
    return switch (part) {
      case "new" -> new NewRepositoryViews(visit, life.fresh());
      case "import" -> new ImportViews(visit, life.imports());
      case "repositories" -> new RepositoriesViews(visit, repositories);
      case "forks" -> new ForkViews(visit, life.forks(), repositories);
      case "mirrors" -> new MirrorViews(visit, repositories, life);
      case "upkeep" -> new UpkeepViews(visit, repositories, life);
      default -> throw new NotFound("The page " + part);
    };
  }

  private static void requireGit(String part, Visit visit) {
    if (List.of("forks", "mirrors", "upkeep").contains(part)) {
      GitOnly.require(visit.mount(), "The page “" + part + "”");
    }
  }

  /** The same for programs. */
  static Object api(String part, Visit visit, Life life, Repositories repositories) {
    requireGit(part, visit);
    return switch (part) {
      case "repositories" -> new RepositoriesApi(visit, life.fresh());
      case "import" -> new ImportApi(visit, life.imports());
      case "forks" -> new ForksApi(visit, life.forks(), repositories);
      case "mirrors" -> new MirrorsApi(visit, life.mirrors());
      case "upkeep" -> new UpkeepApi(visit, life.upkeep());
      default -> throw new NotFound(part);
    };
  }
}
