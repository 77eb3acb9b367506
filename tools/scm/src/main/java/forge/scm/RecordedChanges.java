package forge.scm;

import forge.access.Visit;
import forge.tool.TellsChanges.Change;
import forge.tool.TellsChanges.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was done, for the notes of a release: the commits from one tag to the next, or those of the
 * time between where no tags are named.
 */
final class RecordedChanges {
  private static final int SHORT = 10;
  private static final int LOOKED_AT = 5_000;
  private final Repositories repositories;

  RecordedChanges(Repositories repositories) {
    this.repositories = repositories;
  }

  List<Change> of(Visit visit, Span span, int limit) {
    try (Repository repository = repositories.open(visit)) {
      Optional<CommitId> to = end(repository, span);
      if (to.isEmpty()) {
        return List.of();
      }
      Optional<CommitId> from = tagged(repository, span.fromTag());
      var known = from.map(c -> List.of(c.toString())).orElse(List.of());
      var changes = new ArrayList<Change>();
      repository.arrived(
          to.get(),
          known,
          LOOKED_AT,
          commit -> {
            boolean wanted = from.isPresent() || within(commit, span);
            if (wanted && !commit.merge() && changes.size() < limit) {
              changes.add(change(commit));
            }
          });
      return changes;
    }
  }

  private static Optional<CommitId> end(Repository repository, Span span) {
    return tagged(repository, span.toTag()).or(() -> repository.head().map(Ref::target));
  }

  private static Optional<CommitId> tagged(Repository repository, String tag) {
    return tag.isEmpty() ? Optional.empty() : repository.resolve(tag);
  }

  private static boolean within(Commit commit, Span span) {
    return commit.at().isAfter(span.from()) && !commit.at().isAfter(span.to());
  }

  private static Change change(Commit commit) {
    String id = commit.id().toString();
    return new Change(
        "Commits",
        id.length() > SHORT ? id.substring(0, SHORT) : id,
        commit.subject(),
        commit.author().name());
  }
}
