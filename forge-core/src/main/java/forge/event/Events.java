package forge.event;

import com.mongodb.client.MongoCollection;
import forge.job.Jobs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * Carries news from the documents they were kept in to whoever listens.
 *
 * <p>Every listener hears every event it asked for at least once, as a job of its own: a listener
 * that fails is told again and holds up nobody else.
 */
public final class Events implements AutoCloseable {
  private final Jobs jobs;
  private final Map<String, Registration> listeners = new ConcurrentHashMap<>();
  private final Relay relay;

  private record Registration(Predicate<Event> interest, Listener listener) {}

  public Events(Jobs jobs) {
    this.jobs = jobs;
    this.relay = new Relay(this::send);
    jobs.assign(Deliver.class, (deliver, progress) -> deliver(deliver));
  }

  /** Has the events looked for that are kept in the documents of a collection. */
  public void outbox(MongoCollection<Document> collection) {
    relay.watch(collection);
  }

  /** Has what was just kept told soon. Returns at once; what is not told now is told by a poll. */
  public void tell() {
    relay.wake();
  }

  /** The same for what was kept in one collection: cheap enough for what happens all the time. */
  public void tell(MongoCollection<Document> outbox) {
    relay.wake(outbox.getNamespace().getCollectionName());
  }

  /**
   * Listens to events of these kinds.
   *
   * @param name what the listener's jobs are known by; keep it, as it tells what it has heard
   * @param kinds whole kinds, or beginnings such as {@code ticket.}
   */
  public void listen(String name, Set<String> kinds, Listener listener) {
    var wanted = Set.copyOf(kinds);
    listen(name, event -> wanted.stream().anyMatch(event.kind()::startsWith), listener);
  }

  /** Listens to the events that interest it; whether one does must not depend on the time. */
  public void listen(String name, Predicate<Event> interest, Listener listener) {
    if (listeners.putIfAbsent(name, new Registration(interest, listener)) != null) {
      throw new IllegalStateException("there already is a listener " + name);
    }
  }

  /**
   * Whether anybody listens for an event. One that nobody wants need not be kept, which matters for
   * what happens all the time.
   */
  public boolean wanted(Event event) {
    return listeners.values().stream().anyMatch(r -> r.interest().test(event));
  }

  /** Starts carrying; listeners should be there by now. */
  public void start() {
    relay.start();
  }

  @Override
  public void close() {
    relay.close();
  }

  /** Tells on this thread everything that waits, and what comes of it. For tests and imports. */
  public void deliverAll() {
    int told;
    do {
      told = relay.sendAll() + jobs.runAll();
    } while (told > 0);
  }

  private void send(Event event) {
    var deliveries = new LinkedHashMap<String, Deliver>();
    listeners.forEach(
        (name, registration) -> {
          if (registration.interest().test(event)) {
            deliveries.put(event.id() + " " + name, new Deliver(name, event));
          }
        });
    jobs.submitOnce(deliveries);
  }

  private void deliver(Deliver deliver) throws Exception {
    Registration registration = listeners.get(deliver.listener());
    if (registration == null) {
      throw new IllegalStateException("nobody here is called " + deliver.listener());
    }
    registration.listener().on(deliver.event());
  }
}
