package forge.chat;

import com.mongodb.client.MongoCollection;
import forge.event.Event;
import forge.event.Events;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The events kept in the documents of a collection. Most of what is said in rooms nobody listens
 * for: it is kept without an event, and nobody looks for one.
 */
final class Untold {
  private final Events events;
  private final MongoCollection<Document> documents;
  private final AtomicBoolean some = new AtomicBoolean();

  Untold(Events events, MongoCollection<Document> documents) {
    this.events = events;
    this.documents = documents;
    events.outbox(documents);
  }

  /** The event where somebody listens for it. */
  @Nullable Event wanted(@Nullable Event event) {
    return event == null || !events.wanted(event) ? null : event;
  }

  /** An event has just been kept. */
  void kept() {
    some.set(true);
  }

  /** Has told what was kept since. */
  void tell() {
    if (some.getAndSet(false)) {
      events.tell(documents);
    }
  }
}
