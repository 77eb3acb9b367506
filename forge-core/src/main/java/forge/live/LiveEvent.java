package forge.live;

/**
 * Something that happened in a stream, encoded once for all who hear it.
 *
 * @param q its number in the stream, one more than that of the event before it
 * @param kind what happened, such as {@code msg}
 * @param json the details, encoded
 */
public record LiveEvent(String stream, long q, String kind, String json) {

  /** Encodes the details, usually a record. */
  public static LiveEvent of(String stream, long q, String kind, Object data) {
    return new LiveEvent(stream, q, kind, LiveJson.write(data));
  }
}
