package forge.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forge.bell.Doorbell;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the nodes of a forge tell each other about live streams, and what they do about it. */
final class LiveBell {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBell.class);
  private static final String BELL = "live";
  private static final int INLINE = 32 * 1024;
  private final Doorbell bell;
  private final String node;
  private final LiveStreams streams;
  private final LiveSessions sessions;
  private final Attendance attendance;
  private final Clock clock;

  LiveBell(
      Doorbell bell,
      String node,
      LiveStreams streams,
      LiveSessions sessions,
      Attendance attendance,
      Clock clock) {
    this.bell = bell;
    this.node = node;
    this.streams = streams;
    this.sessions = sessions;
    this.attendance = attendance;
    this.clock = clock;
    bell.hear(BELL, this::hear);
  }

  void event(LiveEvent event) {
    ring(Ring.event(node, event, event.json().length() <= INLINE));
  }

  void whisper(String stream, String kind, String json) {
    ring(Ring.whisper(node, stream, kind, json));
  }

  /** Who is here on this node: in some streams that have changed, or in all. */
  void here(Map<String, Set<String>> here, boolean all) {
    ring(Ring.here(node, here, all));
  }

  void recheck() {
    ring(Ring.recheck(node));
  }

  void end(String credential) {
    ring(Ring.end(node, credential));
  }

  private void ring(Ring ring) {
    bell.ring(BELL, LiveJson.write(ring));
  }

  private void hear(String message) {
    try {
      JsonNode ring = LiveJson.read(message);
      if (!ring.path("n").asText().equals(node)) {
        obey(ring);
      }
    } catch (JsonProcessingException e) {
      LOG.warn("A ring of the live bell was not understood.", e);
    }
  }

  private void obey(JsonNode ring) {
    String stream = ring.path("s").asText();
    switch (ring.path("t").asText()) {
      case "ev" -> event(stream, ring);
      case "eph" ->
          streams.carry(Item.ephemeral(stream, ring.path("k").asText(), ring.path("d").asText()));
      case "here" ->
          attendance.heard(
              ring.path("n").asText(),
              people(ring.path("here")),
              ring.path("all").asBoolean(),
              clock.instant());
      case "recheck" -> sessions.recheck(identity -> true);
      case "end" -> sessions.end(ring.path("c").asText());
      default -> LOG.debug("A ring of a kind unknown here was ignored.");
    }
  }

  private void event(String stream, JsonNode ring) {
    if (ring.path("d").isTextual()) {
      streams.carry(
          new LiveEvent(
              stream,
              ring.path("q").asLong(),
              ring.path("k").asText(),
              ring.path("d").asText(),
              ring.path("a").textValue()));
    } else {
      streams.missed(stream);
    }
  }

  private static Map<String, Set<String>> people(JsonNode here) {
    var all = new HashMap<String, Set<String>>();
    here.properties()
        .forEach(
            f -> {
              var names = new HashSet<String>();
              f.getValue().forEach(n -> names.add(n.asText()));
              all.put(f.getKey(), names);
            });
    return all;
  }
}
