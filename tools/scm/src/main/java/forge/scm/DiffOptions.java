package forge.scm;

/**
 * How two states are compared.
 *
 * @param context unchanged lines shown around each change
 */
public record DiffOptions(Whitespace whitespace, int context) {
  public static final DiffOptions STANDARD = new DiffOptions(Whitespace.COUNTS, 3);
  private static final int MOST = 100;

  public DiffOptions {
    context = Math.clamp(context, 0, MOST);
  }

  /** Which differences in spaces and tabs are changes. */
  public enum Whitespace {
    COUNTS,
    AMOUNT_IGNORED,
    IGNORED
  }
}
