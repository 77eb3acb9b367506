package forge.chat;

/**
 * What somebody has begun to write.
 *
 * @param device made up by the page it was typed on, so that this one need not be told
 */
public record Draft(String text, String device) {
  static final Draft NONE = new Draft("", "");
}
