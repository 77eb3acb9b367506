package forge.blog;

import java.util.Locale;

/** Who sees a post: those who write, everybody, or those who could restore it. */
public enum PostState {
  DRAFT,
  PUBLISHED,
  DELETED;

  /** As programs and the store know it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
