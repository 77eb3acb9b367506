package forge.scm;

import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.live.Live;
import forge.project.Mount;
import forge.project.MountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;

/**
 * Tells the world what was pushed, each change of a ref exactly once.
 *
 * <p>It compares the refs on disk with those that were told and keeps the difference as events in
 * the same write that keeps the refs as told. So it does not matter who calls it, how often, or
 * what died in between: the push that was not told is told by the next call.
 */
final class Pushes {
  private final GitFolder folder;
  private final RepositoryStore store;
  private final Events events;
  private final Live live;
  private final Clock clock;

  Pushes(GitFolder folder, RepositoryStore store, Events events, Live live, Clock clock) {
    this.folder = folder;
    this.store = store;
    this.events = events;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Tells what has not been told of the mount's repository.
   */
  void catchUp(Mount mount) {
    try (var git = folder.open(mount.id())) {
      PushReader.chooseStandardBranch(git);
      List<Push> news = keep(git, mount);
      if (!news.isEmpty()) {
        events.tell();
        news.forEach(push -> live.tell(stream(mount.id()), "push", PushNews.of(push)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Push> keep(Repository git, Mount mount) throws IOException {
    while (true) {
      Told told = store.find(mount.id()).orElseGet(() -> Told.nothing(mount.id()));
      Map<String, String> refs = PushReader.refs(git);
      if (refs.equals(told.refs())) {
        return List.of();
      }
      List<Push> news = new PushReader(git, told.refs(), refs).read();
      if (store.replace(mount, told.next(refs), news.stream().map(p -> event(mount, p)).toList())) {
        return news;
      }
    }
  }

  private Event event(Mount mount, Push push) {
    String page = (push.to() == null ? mount.page() : mount.page("log", push.ref().brief())).toString();
    var details = new TreeMap<String, String>();
    details.put("ref", push.ref().name());
    details.put("old", Objects.requireNonNullElse(push.from(), ""));
    details.put("new", Objects.requireNonNullElse(push.to(), ""));
    details.put("count", Integer.toString(push.count()));
    details.put("subjects", String.join("\n", push.subjects()));
    details.put("sentence", push.sentence());
    return Event.of(
        "commit.pushed",
        Artifacts.subject(mount, "", push.ref().brief(), page),
        push.by(),
        clock.instant(),
        details);
  }

  /** The stream that open pages of a repository hear. */
  static String stream(MountId mount) {
    return "repo:" + mount;
  }
}
