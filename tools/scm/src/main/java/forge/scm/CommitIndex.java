package forge.scm;

import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.event.Event;
import forge.event.Listener;
import forge.event.Subject;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.VersionControl.Kind;
import forge.store.Slice;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the platform of commits, so that they can be linked as {@code [3f2c91ab]}, found, and seen
 * beside the tickets their messages name.
 */
final class CommitIndex implements Listener {
  private static final int MOST = 10_000;
  private static final int BATCH = 100;
  private static final int ABBREVIATED = 7;

  private final Repositories repositories;
  private final Artifacts artifacts;

  CommitIndex(Repositories repositories, Artifacts artifacts) {
    this.repositories = repositories;
    this.artifacts = artifacts;
  }

  @Override
  public void on(Event event) {
    String to = event.detail("new");
    if (to.isEmpty()) {
      return;
    }
    var subject = event.subject();
    Optional<CommitId> tip = CommitId.parse(to);
    if (tip.isEmpty()) {
      return;
    }
    List<String> known = List.of(event.detail("known").split(" ", -1));
    try (Repository repository = repositories.open(kind(event), subject.mount())) {
      var batch = new ArrayList<Commit>(BATCH);
      repository.arrived(
          tip.get(),
          known,
          MOST,
          commit -> {
            batch.add(commit);
            if (batch.size() == BATCH) {
              learn(subject, batch);
            }
          });
      learn(subject, batch);
    }
  }

  private void learn(Subject subject, List<Commit> batch) {
    if (!batch.isEmpty()) {
      artifacts.learn(
          subject.project(),
          subject.mount(),
          mount -> batch.stream().map(commit -> card(mount, commit)).toList());
      batch.clear();
    }
  }

  private static Kind kind(Event event) {
    return Kind.of(event.detail("system")).orElse(Kind.GIT);
  }

  Optional<Card> card(Mount mount, String artifact) {
    return cards(mount, List.of(artifact)).stream().findFirst();
  }

  List<Card> cards(Mount mount, Collection<String> artifacts) {
    var ids = artifacts.stream().flatMap(artifact -> CommitId.parse(artifact).stream()).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    try (Repository repository = repositories.open(mount)) {
      return ids.stream()
          .flatMap(id -> repository.find(id).stream())
          .map(commit -> card(mount, commit))
          .toList();
    }
  }

  /** The history of the default branch, newest first. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    try (Repository repository = repositories.open(mount)) {
      Optional<Ref> head = repository.head();
      if (head.isEmpty()) {
        return new Slice<>(List.of(), null);
      }
      return repository
          .log(LogQuery.of(head.get().target(), limit).onward(cursor))
          .map(commit -> card(mount, commit));
    } catch (NotFound goneMeanwhile) {
      return new Slice<>(List.of(), null);
    }
  }

  static Card card(Mount mount, Commit commit) {
    String sha = commit.id().text();
    return new Card(
        sha,
        "commit",
        commit.subject(),
        mount.page("commit", sha).toString(),
        List.of(sha.substring(0, Math.min(ABBREVIATED, sha.length())), sha),
        commit.message(),
        List.of(),
        UserId.FORGE,
        null,
        commit.author().at(),
        commit.at(),
        Set.of());
  }
}
