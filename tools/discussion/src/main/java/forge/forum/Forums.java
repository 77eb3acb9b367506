package forge.forum;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.live.Live;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/** What people do with the forums of a mount. */
public final class Forums {
  static final String DESCRIBED = "forum.described";
  private static final int MOST = 50;

  private final ForumStore store;
  private final TopicStore topics;
  private final Events events;
  private final Live live;
  private final Clock clock;

  Forums(ForumStore store, TopicStore topics, Events events, Live live, Clock clock) {
    this.store = store;
    this.topics = topics;
    this.events = events;
    this.live = live;
    this.clock = clock;
  }

  /** The forums the visitor may read, in their order. */
  public List<Forum> list(Visit visit) {
    visit.require(CorePermission.READ);
    return store.all(visit.mount().id(), MOST).stream().filter(f -> f.open(visit)).toList();
  }

  /** A forum by its short name; one the visitor may not read is not there. */
  public Forum get(Visit visit, String handle) {
    return list(visit).stream()
        .filter(f -> f.handle().equals(handle))
        .findFirst()
        .orElseThrow(() -> new NotFound("The forum " + handle));
  }

  /** The forum that a topic is in, if the visitor may read it. */
  Optional<Forum> of(Visit visit, Topic topic) {
    return store.find(topic.forum()).filter(f -> f.open(visit));
  }

  Optional<Forum> byId(MountId mount, String id) {
    return store.find(id).filter(f -> f.mount().equals(mount));
  }

  List<Forum> all(MountId mount) {
    return store.all(mount, MOST);
  }

  public Forum make(Visit visit, ForumWish wish) {
    visit.require(CorePermission.ADMIN);
    if (store.all(visit.mount().id(), MOST).size() == MOST) {
      throw new Full("There are " + MOST + " forums already, which is the limit.");
    }
    var forum =
        new Forum(
                new ObjectId().toHexString(),
                visit.mount().id(),
                wish.handle(),
                wish.label(),
                wish.description(),
                wish.order(),
                wish.membersOnly(),
                0,
                null,
                0)
            .described(wish);
    if (!store.insert(forum, event("forum.made", visit, forum))) {
      throw taken(wish);
    }
    events.tell();
    return forum;
  }

  public Forum describe(Visit visit, Forum before, ForumWish wish) {
    visit.require(CorePermission.ADMIN);
    Forum after = before.described(wish);
    if (after.equals(before)) {
      return before;
    }
    if (!store.describe(after, event(DESCRIBED, visit, after))) {
      throw taken(wish);
    }
    events.tell();
    live.recheckSoon();
    return after;
  }

  private static Invalid taken(ForumWish wish) {
    return new Invalid("handle", "There is a forum " + wish.handle() + " already.");
  }

  /** Removes a forum in which there is no topic any more. */
  public void remove(Visit visit, Forum forum) {
    visit.require(CorePermission.ADMIN);
    if (topics.latest(forum.id()).isPresent()) {
      throw new Conflict("Move or delete the topics of " + forum.label() + " first.");
    }
    store.remove(forum, event("forum.removed", visit, forum));
    events.tell();
  }

  /** Keeps what was said last; may be told twice. */
  void said(Topic topic) {
    store.said(topic.forum(), last(topic)).ifPresent(this::tell);
  }

  /** Counts the topics of a forum anew. */
  void recount(String forum) {
    Topic latest = topics.latest(forum).orElse(null);
    store
        .counted(forum, topics.count(forum), latest == null ? null : last(latest))
        .ifPresent(this::tell);
  }

  private static Forum.Last last(Topic topic) {
    return new Forum.Last(
        topic.number(), topic.title(), topic.life().lastBy(), topic.life().lastAt());
  }

  private void tell(Forum forum) {
    live.announce(ForumStreams.changed(forum));
  }

  void forget(MountId mount) {
    store.forget(mount);
  }

  static Subject subject(Mount mount, Forum forum) {
    return Artifacts.subject(
        mount, forum.artifact(), forum.label(), mount.page(forum.handle()).toString());
  }

  private Event event(String kind, Visit visit, Forum forum) {
    return Event.of(
        kind,
        subject(visit.mount(), forum),
        visit.user().id(),
        clock.instant(),
        Map.of("handle", forum.handle()));
  }
}
