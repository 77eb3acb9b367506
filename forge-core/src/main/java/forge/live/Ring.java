package forge.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of a forge tell each other.
 *
 * @param n the node that rings
 * @param t the kind: {@code ev}, {@code eph}, {@code here}, {@code recheck}, {@code end}
 * @param d the details of an event, encoded; null where the log is to be read
 * @param c the session or token that has ended
 * @param a what the event says anew, see {@link LiveEvent#about}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ring(
    String n,
    String t,
    @Nullable String s,
    @Nullable Long q,
    @Nullable String k,
    @Nullable String d,
    @Nullable Map<String, Set<String>> here,
    @Nullable Boolean all,
    @Nullable String c,
    @Nullable String a) {

  static Ring event(String node, LiveEvent event, boolean inline) {
    String details = inline ? event.json() : null;
    return new Ring(
        node,
        "ev",
        event.stream(),
        event.q(),
        event.kind(),
        details,
        null,
        null,
        null,
        event.about());
  }

  static Ring whisper(String node, String stream, String kind, String json) {
    return new Ring(node, "eph", stream, null, kind, json, null, null, null, null);
  }

  static Ring here(String node, Map<String, Set<String>> here, boolean all) {
    return new Ring(node, "here", null, null, null, null, here, all, null, null);
  }

  static Ring recheck(String node) {
    return new Ring(node, "recheck", null, null, null, null, null, null, null, null);
  }

  static Ring end(String node, String credential) {
    return new Ring(node, "end", null, null, null, null, null, null, credential, null);
  }
}
