package forge.notification;

/**
 * How somebody wants to be told.
 *
 * @param mail when what was missed is sent by mail
 * @param words whether notifications show what was said, where others may read the screen
 */
public record Choice(MailPace mail, boolean words) {
  public static final Choice USUAL = new Choice(MailPace.QUARTER, false);
}
