package forge.scm;

/**
 * How far two commits are apart. Counting stops at {@link #MOST}.
 *
 * @param ahead commits that lead to the first and not to the second
 * @param behind commits that lead to the second and not to the first
 */
public record Distance(int ahead, int behind) {
  public static final int MOST = 10_000;
}
