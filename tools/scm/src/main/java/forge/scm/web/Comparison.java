package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.NotFound;
import forge.scm.CommitId;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.life.Forks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two states as an address names them, and a repository that has both: with three dots what came
 * since they parted, with two the states themselves. A name such as {@code u/ada:main} is of a fork
 * in the same family.
 */
final class Comparison implements AutoCloseable {
  private final List<Repository> opened = new ArrayList<>();
  private final Repositories repositories;
  private final Forks forks;
  private final String first;
  private final String second;
  private final boolean straight;
  private final Side one;
  private final Side other;
  private final Side both;

  /** One of the states, where it is. */
  private record Side(Visit visit, Repository repository, CommitId commit) {}

  /** Null where it names one state only. */
  static @Nullable Comparison of(
      Visit visit, Repositories repositories, Forks forks, String asked) {
    int dots = asked.indexOf("..");
    if (dots < 0) {
      return null;
    }
    boolean straight = !asked.startsWith("...", dots);
    return new Comparison(
        visit,
        repositories,
        forks,
        asked.substring(0, dots),
        asked.substring(dots + (straight ? 2 : 3)),
        straight);
  }

  private Comparison(
      Visit visit,
      Repositories repositories,
      Forks forks,
      String first,
      String second,
      boolean straight) {
    this.repositories = repositories;
    this.forks = forks;
    this.first = first;
    this.second = second;
    this.straight = straight;
    try {
      this.one = side(visit, first);
      this.other = side(visit, second);
      this.both = both();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Side side(Visit visit, String name) {
    int colon = name.indexOf(':');
    Visit there =
        colon < 0
            ? visit
            : forks
                .relative(visit, name.substring(0, colon))
                .orElseThrow(
                    () ->
                        new NotFound(
                            "A fork of this repository in “" + name.substring(0, colon) + "”"));
    Repository repository = repositories.open(there);
    opened.add(repository);
    return new Side(there, repository, ScmViews.resolve(repository, name.substring(colon + 1)));
  }

  /** A fork that borrows has what its parent has. */
  private Side both() {
    if (other.repository().find(one.commit()).isPresent()) {
      return other;
    }
    if (one.repository().find(other.commit()).isPresent()) {
      return one;
    }
    throw new Conflict(
        "Neither of the two repositories has both commits. Bring the fork up to date first.");
  }

  String first() {
    return first;
  }

  String second() {
    return second;
  }

  boolean straight() {
    return straight;
  }

  CommitId from() {
    return one.commit();
  }

  CommitId to() {
    return other.commit();
  }

  /** A repository that has both. */
  Repository repository() {
    return both.repository();
  }

  /** A visit of it. */
  Visit visit() {
    return both.visit();
  }

  /** Where the second is, whose commits and files the pages lead to. */
  Mount there() {
    return other.visit().mount();
  }

  /** The state that changes are counted from. */
  CommitId start() {
    return straight
        ? from()
        : repository()
            .mergeBase(from(), to())
            .orElseThrow(
                () ->
                    new NotFound("A commit that leads to both; compare with two dots instead: it"));
  }

  @Override
  public void close() {
    opened.forEach(Repository::close);
  }
}
