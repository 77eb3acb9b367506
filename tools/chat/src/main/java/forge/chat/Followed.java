package forge.chat;

/**
 * How far those who follow a room have heard of it: the same for both, but while Solr is away or
 * the index is made anew.
 *
 * @param learned up to where the platform has learned what was said
 * @param index the index that knows the room, which has another name when it is made anew
 * @param indexed up to where that index does
 */
record Followed(long learned, String index, long indexed) {
  static final Followed NOTHING = new Followed(0, "", 0);

  /** Up to where this index knows the room. */
  long indexed(String name) {
    return name.equals(index) ? indexed : 0;
  }

  Followed learned(long q) {
    return new Followed(q, index, indexed);
  }

  Followed indexed(String name, long q) {
    return new Followed(learned, name, q);
  }
}
