package forge.links;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What people do with links: read, add, remove. */
public final class Links {
  private static final int LONGEST = 500;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final LinkStore store;
  private final Events events;
  private final Clock clock;

  Links(LinkStore store, Events events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  public Slice<Link> newest(Visit visit, @Nullable String before, int limit) {
    visit.require(CorePermission.READ);
    return store.newest(visit.mount().id(), before, limit);
  }

  public Link add(Visit visit, @Nullable String address, @Nullable String title) {
    visit.require(LinkPermission.ADD);
    var link =
        new Link(
            new ObjectId().toHexString(),
            address(address),
            Check.line("title", "The title", title, 100),
            visit.user().id(),
            clock.instant());
    store.insert(visit.mount().id(), link, news("link.added", visit, link));
    events.tell();
    return link;
  }

  public void remove(Visit visit, String id) {
    visit.require(LinkPermission.REMOVE);
    Link link =
        store.find(visit.mount().id(), id).orElseThrow(() -> new NotFound("The link " + id));
    if (store.remove(visit.mount().id(), id, news("link.removed", visit, link))) {
      events.tell();
    }
  }

  private static URI address(@Nullable String text) {
    String line = Check.line("address", "The address", text, LONGEST);
    try {
      URI address = URI.create(line);
      if (address.getHost() != null && SCHEMES.contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new Invalid("address", "This is not an address: " + line);
    }
    throw new Invalid("address", "An address starts with http:// or https://.");
  }

  private Event news(String kind, Visit visit, Link link) {
    Subject subject =
        Artifacts.subject(visit.mount(), link.id(), link.title(), visit.mount().page().toString());
    return Event.of(kind, subject, visit.user().id(), clock.instant());
  }
}
