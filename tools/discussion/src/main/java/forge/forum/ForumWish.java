package forge.forum;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import org.jspecify.annotations.Nullable;

/** How somebody wants a forum to be. */
public record ForumWish(
    String handle, String label, String description, int order, boolean membersOnly) {
  public static final int LONGEST_LABEL = 60;
  public static final int LONGEST_DESCRIPTION = 300;
  private static final int LAST = 999;

  /** Reads what was typed, and refuses with a sentence. */
  public static ForumWish of(
      @Nullable String handle,
      @Nullable String label,
      @Nullable String description,
      int order,
      boolean membersOnly) {
    String name = handle == null ? "" : handle.strip();
    if (!name.matches("[a-z][a-z0-9-]{0,31}") || name.equals("topics")) {
      throw new Invalid(
          "handle",
          "A short name has 1 to 32 small letters, digits and hyphens, starts with a letter and is"
              + " not “topics”.",
          32L);
    }
    if (order < 0 || order > LAST) {
      throw new Invalid("order", "The place must be a number from 0 to " + LAST + ".", (long) LAST);
    }
    return new ForumWish(
        name,
        Check.line("label", "The name", label, LONGEST_LABEL),
        Check.optionalLine("description", "The description", description, LONGEST_DESCRIPTION),
        order,
        membersOnly);
  }
}
