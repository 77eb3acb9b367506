package forge.scm;

import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.live.Live;
import forge.project.Mount;
import forge.project.MountId;
import forge.tool.Platform;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells the world what was pushed, each change of a ref exactly once.
 *
 * <p>It compares the refs on disk with those that were told and keeps the difference as events in
 * the same write that keeps the refs as told. So it does not matter who calls it, how often, or
 * what died in between: the push that was not told is told by the next call.
 */
public final class Pushes {
  private static final String STREAM = "repo:";
  private static final int KNOWN = 50;

  private final Systems systems;
  private final RepositoryStore store;
  private final Events events;
  private final Live live;
  private final Clock clock;

  Pushes(Systems systems, RepositoryStore store, Events events, Live live, Clock clock) {
    this.systems = systems;
    this.store = store;
    this.events = events;
    this.live = live;
    this.clock = clock;
  }

  /** Tells what has not been told of the mount's repository. */
  public void catchUp(Mount mount) {
    List<Push> news = keep(systems.of(mount), mount);
    if (!news.isEmpty()) {
      events.tell();
      news.forEach(push -> live.tell(stream(mount.id()), "push", PushNews.of(push)));
    }
  }

  private List<Push> keep(VersionControl system, Mount mount) {
    while (true) {
      Told told = store.find(mount.id()).orElseGet(() -> Told.nothing(mount.id()));
      Map<String, String> refs = system.tips(mount.id());
      if (refs.equals(told.refs())) {
        return List.of();
      }
      List<Push> news = system.news(mount.id(), told.refs(), refs);
      if (store.replace(mount, told.next(refs), events(mount, told, news))) {
        return news;
      }
    }
  }

  /** Takes what is there as told: it came from a repository whose pushes were told. */
  public void takeAsTold(Mount mount) {
    Told told = store.find(mount.id()).orElseGet(() -> Told.nothing(mount.id()));
    store.replace(mount, told.next(systems.of(mount).tips(mount.id())), List.of());
  }

  private List<Event> events(Mount mount, Told told, List<Push> news) {
    String known =
        told.refs().values().stream().distinct().limit(KNOWN).collect(Collectors.joining(" "));
    return news.stream().map(push -> event(mount, push, known)).toList();
  }

  /**
   * @param known commits that the world knew before, so that listeners need not look further back
   */
  private Event event(Mount mount, Push push, String known) {
    URI page = push.to() == null ? mount.page() : mount.page("log", push.ref().brief());
    var details = new TreeMap<String, String>();
    details.put("system", systems.of(mount).kind().key());
    details.put("ref", push.ref().name());
    details.put("old", Objects.requireNonNullElse(push.from(), ""));
    details.put("new", Objects.requireNonNullElse(push.to(), ""));
    details.put("count", Integer.toString(push.count()));
    details.put("subjects", String.join("\n", push.subjects()));
    details.put("known", push.from() == null ? known : push.from() + " " + known);
    details.put("sentence", push.sentence());
    details.put("who", push.who());
    return Event.of(
        "commit.pushed",
        Artifacts.subject(mount, "", push.ref().brief(), page.toString()),
        push.by(),
        clock.instant(),
        details);
  }

  /** Lets everybody hear the streams of the repositories they may read. */
  static void guard(Platform platform) {
    platform
        .live()
        .guard(
            STREAM,
            (identity, stream) ->
                platform
                    .visit(identity, new MountId(stream.substring(STREAM.length())))
                    .isPresent());
  }

  /** The stream that open pages of a repository hear. */
  public static String stream(MountId mount) {
    return STREAM + mount;
  }
}
