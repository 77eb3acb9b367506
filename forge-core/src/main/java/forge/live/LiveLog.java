package forge.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers and events of all streams, whether they are kept here or by the tool they belong to.
 */
final class LiveLog {
  private final LiveStore store;
  private final Map<String, LiveSource> sources = new ConcurrentHashMap<>();

  LiveLog(LiveStore store) {
    this.store = store;
  }

  void source(String prefix, LiveSource source) {
    sources.put(prefix(prefix), source);
  }

  /** Whether the stream's numbers are kept here. */
  boolean keeps(String stream) {
    return !sources.containsKey(prefix(stream));
  }

  /** Where a stream is now. */
  Position truth(String stream) {
    LiveSource source = sources.get(prefix(stream));
    return source == null
        ? new Position(store.epoch(), store.head(stream))
        : source.position(stream);
  }

  /** Where streams are now, all that are kept here in one call. */
  Map<String, Position> truth(Collection<String> streams) {
    var truth = new HashMap<String, Position>();
    var ours = streams.stream().filter(s -> !sources.containsKey(prefix(s))).toList();
    if (!ours.isEmpty()) {
      store.heads(ours).forEach((name, q) -> truth.put(name, new Position(store.epoch(), q)));
    }
    streams.stream()
        .filter(s -> sources.containsKey(prefix(s)))
        .forEach(s -> truth.put(s, truth(s)));
    return truth;
  }

  /** The events after {@code q}, in order and without gaps. */
  List<LiveEvent> since(String stream, long q, int limit) {
    LiveSource source = sources.get(prefix(stream));
    return source == null ? store.since(stream, q, limit) : source.since(stream, q, limit);
  }

  static String prefix(String stream) {
    int colon = stream.indexOf(':');
    return colon < 0 ? stream : stream.substring(0, colon);
  }
}
