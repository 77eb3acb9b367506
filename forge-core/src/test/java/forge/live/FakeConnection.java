package forge.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A client in memory that can stop reading. */
final class FakeConnection implements LiveConnection {
  private final List<JsonNode> frames = new ArrayList<>();
  private final List<Runnable> unread = new ArrayList<>();
  private boolean reading = true;
  private int closed;

  @Override
  public boolean send(Frame frame, Runnable later) {
    synchronized (this) {
      try {
        frames.add(LiveJson.read(frame.text()));
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + frame.text(), e);
      }
      if (!reading) {
        unread.add(later);
        return false;
      }
    }
    return true;
  }

  @Override
  public synchronized void close(int code, String reason) {
    closed = code;
  }

  synchronized void stopsReading() {
    reading = false;
  }

  void readsAgain() {
    List<Runnable> all;
    synchronized (this) {
      reading = true;
      all = List.copyOf(unread);
      unread.clear();
    }
    all.forEach(Runnable::run);
  }

  synchronized int closedWith() {
    return closed;
  }

  synchronized List<JsonNode> frames() {
    return List.copyOf(frames);
  }

  synchronized void forget() {
    frames.clear();
  }

  List<JsonNode> frames(String type) {
    return frames().stream().filter(f -> f.path("t").asText().equals(type)).toList();
  }

  /** The numbers of all events, in the order they arrived. */
  List<Long> numbers() {
    return batch("ev").map(e -> e.path("q").asLong()).toList();
  }

  /** All badges, in the order they arrived. */
  List<String> badges() {
    return batch("badge").map(JsonNode::toString).toList();
  }

  /** The details of all events or whispers of a kind. */
  List<String> details(String type, String kind) {
    return batch(type)
        .filter(e -> e.path("k").asText().equals(kind))
        .map(e -> e.path("d").toString())
        .toList();
  }

  private Stream<JsonNode> batch(String type) {
    return frames(type).stream()
        .flatMap(f -> StreamSupport.stream(f.path("b").spliterator(), false));
  }
}
