package forge.hook;

import forge.hook.Delivery.Sent;
import forge.hook.Postman.Outcome;
import forge.hook.Postman.Parcel;
import forge.outgoing.Outgoing;
import forge.store.Slice;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends what webhooks are told, and remembers for some days how that went: of each webhook the last
 * {@value #MOST} and some more that arrived, and what did not.
 */
public final class DeliveryLog {
  public static final int MOST = 200;
  static final Duration KEPT = Duration.ofDays(7);
  private static final int ANSWER_KEPT = 1_024;
  private static final int TRIMMED_EVERY = 50;

  private final DeliveryStore store;
  private final Postman postman;
  private final Clock clock;
  private final Map<String, Integer> untrimmed = new ConcurrentHashMap<>();

  public DeliveryLog(DeliveryStore store, Outgoing outgoing, Clock clock) {
    this.store = store;
    this.postman = new Postman(outgoing);
    this.clock = clock;
  }

  /** Remembers that something is to be told; once, however often it is asked for. */
  public void open(Delivery delivery) {
    store.insert(delivery);
  }

  /**
   * Sends it, and remembers what came of it.
   *
   * @param most bytes of the answer that are read
   */
  public Outcome send(URI url, Delivery delivery, Parcel parcel, int most) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    Outcome outcome = postman.post(url, parcel, Math.max(most, ANSWER_KEPT));
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    store.tried(
        delivery, outcome.status(), kept(outcome.answer()), new Sent(at, millis, headers(parcel)));
    if (outcome.arrived()) {
      arrived(delivery.hook());
    }
    return outcome;
  }

  /** What is beyond the last is looked for every so often, as that passes over all that failed. */
  private void arrived(String hook) {
    if (untrimmed.merge(hook, 1, Integer::sum) >= TRIMMED_EVERY) {
      untrimmed.remove(hook);
      store.trim(hook, MOST);
    }
  }

  private static String kept(String answer) {
    String begin = answer.substring(0, Math.min(answer.length(), ANSWER_KEPT));
    return begin.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static List<String> headers(Parcel parcel) {
    var own =
        parcel.headers().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).sorted();
    return Stream.concat(Stream.of("Content-Type: " + parcel.type()), own).toList();
  }

  /** The latest before one, or of all, newest first. */
  public Slice<Delivery> list(String hook, @Nullable String before, int limit) {
    return Slice.of(store.list(hook, before, limit + 1), limit, Delivery::id);
  }

  public Optional<Delivery> find(String hook, String id) {
    return store.find(hook, id);
  }

  /** Forgets all that a webhook was told, as it is gone. */
  public void forget(String hook) {
    untrimmed.remove(hook);
    store.forget(hook);
  }
}
