package forge.live;

import forge.bell.Doorbell;
import forge.user.Identity;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries what happens to the pages that are open.
 *
 * <p>A stream has a name such as {@code ticket:5f2c} and its events are numbered without gaps. Telling
 * is the last thing a deed does, after what happened is kept.
 */
public final class Live implements AutoCloseable {
  private final LiveStore store;
  private final Map<String, LiveSource> sources = new ConcurrentHashMap<>();
  private final Map<String, LiveGuard> guards = new ConcurrentHashMap<>();

  public Live(LiveStore store, Doorbell bell, Clock clock) {
    this.store = store;
    bell.hear("live", m -> {});
    clock.instant();
  }

  /** Keeps an event under the next number of its stream and carries it to all who hear it. */
  public void tell(String stream, String kind, Object data) {
    announce(store.append(stream, kind, LiveJson.write(data)));
  }

  /** Carries something that need not be kept, such as who is typing: no number, no replay. */
  public void whisper(String stream, String kind, Object data) {
    LiveJson.write(data);
  }

  /** Carries an event that its {@link LiveSource} has kept. */
  public void announce(LiveEvent event) {}

  /** Where a stream is now; read it before reading what a page shows. */
  public Position position(String stream) {
    LiveSource source = sources.get(prefix(stream));
    return source == null
        ? new Position(store.epoch(), store.head(stream))
        : source.position(stream);
  }

  /** Leaves numbers and log of all streams with this prefix, such as {@code room:}, to a tool. */
  public void source(String prefix, LiveSource source) {
    sources.put(prefix(prefix), source);
  }

  /** Says who may hear the streams with this prefix. Streams without a guard are refused. */
  public void guard(String prefix, LiveGuard guard) {
    guards.put(prefix(prefix), guard);
  }

  /** Whether somebody may hear a stream. */
  public boolean mayRead(Identity identity, String stream) {
    LiveGuard guard = guards.get(prefix(stream));
    return guard != null && guard.mayRead(identity, stream);
  }

  /** Asks the guards again about everything these people hear, on every node. */
  public void recheck(Predicate<Identity> whom) {}

  /** Ends the connections that were opened with this session or token, on every node. */
  public void end(String credential) {}

  public LiveCounts counts() {
    return new LiveCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Starts the clockwork: repairs, presence, expiry. */
  public void start() {}

  @Override
  public void close() {}

  static String prefix(String stream) {
    int colon = stream.indexOf(':');
    return colon < 0 ? stream : stream.substring(0, colon);
  }

  static @Nullable Map<String, String> none() {
    return new TreeMap<>();
  }
}
