package forge.scm;

import java.util.regex.Pattern;

/** Names a commit: forty hex digits in Git, {@code r} and a number in Subversion. */
public sealed interface CommitId {

  record Git(String sha) implements CommitId {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");

    public Git {
      if (!SHAPE.matcher(sha).matches()) {
        throw new IllegalArgumentException("not a commit: " + sha);
      }
    }

    @Override
    public String toString() {
      return text();
    }
  }

  record Svn(long revision) implements CommitId {
    @Override
    public String toString() {
      return text();
    }
  }

  /** As it stands in addresses. */
  default String text() {
    return switch (this) {
      case Git(var sha) -> sha;
      case Svn(var revision) -> "r" + revision;
    };
  }

  /** Long enough for people, as in "fixed in 3f2c91ab". */
  default String brief() {
    return switch (this) {
      case Git(var sha) -> sha.substring(0, 8);
      case Svn(var revision) -> "r" + revision;
    };
  }
}
