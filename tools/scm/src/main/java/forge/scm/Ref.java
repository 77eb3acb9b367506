package forge.scm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A name that points at a commit, such as {@code refs/heads/main}.
 *
 * @param touchedAt when its commit was made; null where nobody asked
 */
public record Ref(String name, CommitId target, @Nullable Instant touchedAt) {
  public static final String BRANCHES = "refs/heads/";
  public static final String TAGS = "refs/tags/";

  public Ref(String name, CommitId target) {
    this(name, target, null);
  }

  public boolean branch() {
    return name.startsWith(BRANCHES);
  }

  public boolean tag() {
    return name.startsWith(TAGS);
  }

  /** As people say it: {@code main}, {@code v1.0}. */
  public String brief() {
    if (branch()) {
      return name.substring(BRANCHES.length());
    }
    return tag() ? name.substring(TAGS.length()) : name;
  }
}
