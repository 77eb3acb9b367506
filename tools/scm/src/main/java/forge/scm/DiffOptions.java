package forge.scm;

import org.jspecify.annotations.Nullable;

/**
 * How two states are compared.
 *
 * @param context unchanged lines shown around each change
 * @param only the one file to show, by its path before or after; null for all
 */
public record DiffOptions(Whitespace whitespace, int context, @Nullable String only) {
  public static final DiffOptions STANDARD = new DiffOptions(Whitespace.COUNTS, 3);

  /** So much context that a file is shown whole. */
  public static final int WHOLE = 20_000;

  public DiffOptions {
    context = Math.clamp(context, 0, WHOLE);
  }

  public DiffOptions(Whitespace whitespace, int context) {
    this(whitespace, context, null);
  }

  /** Which differences in spaces and tabs are changes. */
  public enum Whitespace {
    COUNTS,
    AMOUNT_IGNORED,
    IGNORED
  }
}
