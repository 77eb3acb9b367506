package forge.live;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a stream, encoded once for all who hear it.
 *
 * @param q its number in the stream, one more than that of the event before it
 * @param kind what happened, such as {@code msg}
 * @param json the details, encoded
 * @param about what a later event of this kind says anew and in full, such as the message whose
 *     reactions are counted: where several wait, only the last of them travels; null where each is
 *     told
 */
public record LiveEvent(String stream, long q, String kind, String json, @Nullable String about) {

  public LiveEvent(String stream, long q, String kind, String json) {
    this(stream, q, kind, json, null);
  }

  /** Encodes the details, usually a record. */
  public static LiveEvent of(String stream, long q, String kind, Object data) {
    return new LiveEvent(stream, q, kind, LiveJson.write(data));
  }

  /** The same event, which may wait a quarter of a second for one that says it anew. */
  public LiveEvent about(String what) {
    return new LiveEvent(stream, q, kind, json, what);
  }

  /** Whether it may wait for another that says the same anew. */
  boolean patient() {
    return about != null;
  }
}
