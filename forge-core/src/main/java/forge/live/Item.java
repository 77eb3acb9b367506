package forge.live;

/**
 * Something on its way to clients, encoded once for all of them.
 *
 * @param stream the stream it belongs to; empty for answers
 * @param q its number; 0 where it has none
 * @param fragment what goes into a frame of several
 */
record Item(Sort sort, String stream, long q, String fragment) {

  /** How it is put into frames, and what may be dropped first. */
  enum Sort {
    EVENT,
    EPHEMERAL,
    ANSWER
  }

  static Item event(LiveEvent event) {
    return new Item(
        Sort.EVENT,
        event.stream(),
        event.q(),
        "{\"s\":"
            + LiveJson.write(event.stream())
            + ",\"q\":"
            + event.q()
            + ",\"k\":"
            + LiveJson.write(event.kind())
            + ",\"d\":"
            + event.json()
            + "}");
  }

  static Item ephemeral(String stream, String kind, String json) {
    return new Item(
        Sort.EPHEMERAL,
        stream,
        0,
        "{\"s\":"
            + LiveJson.write(stream)
            + ",\"k\":"
            + LiveJson.write(kind)
            + ",\"d\":"
            + json
            + "}");
  }

  /** A frame of its own. */
  static Item answer(Object frame) {
    return new Item(Sort.ANSWER, "", 0, LiveJson.write(frame));
  }

  int size() {
    return fragment.length();
  }
}
