package forge.tool;

import forge.access.Visit;

/**
 * What people can have a tool do by writing {@code /name …} in a room.
 *
 * @param name one word in small letters, without the slash
 * @param usage what is written after it, such as {@code title}
 * @param summary what it does, in a line
 */
public record Command(String name, String usage, String summary, Deed deed) {

  /** Does it. */
  @FunctionalInterface
  public interface Deed {
    /**
     * Does what was commanded, or refuses with a sentence.
     *
     * @param visit somebody at a mount of the tool
     * @param words what was written after the name, without blanks around it
     */
    Answer run(Visit visit, String words);
  }

  /**
   * What came of a command.
   *
   * @param text Markdown; where it is said aloud it completes a sentence that starts with the
   *     visitor's name
   * @param aloud whether everybody in the room reads it
   * @param artifact the id, at the visited mount, of what the text refers to, so that this is a
   *     link at once; empty for none
   */
  public record Answer(String text, boolean aloud, String artifact) {
    public static Answer aloud(String text) {
      return new Answer(text, true, "");
    }

    public static Answer quietly(String text) {
      return new Answer(text, false, "");
    }

    /** The same, which refers to an artifact. */
    public Answer of(String id) {
      return new Answer(text, aloud, id);
    }
  }
}
