package forge.scm;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a commit: forty hex digits in Git and Mercurial, {@code r} and a number in Subversion. */
public sealed interface CommitId {

  record Hash(String sha) implements CommitId {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");

    public Hash {
      if (!SHAPE.matcher(sha).matches()) {
        throw new IllegalArgumentException("not a commit: " + sha);
      }
    }

    @Override
    public String toString() {
      return text();
    }
  }

  record Revision(long number) implements CommitId {
    @Override
    public String toString() {
      return text();
    }
  }

  /** Reads what {@link #text} wrote; empty where it could not have. */
  static Optional<CommitId> parse(String text) {
    if (Hash.SHAPE.matcher(text).matches()) {
      return Optional.of(new Hash(text));
    }
    return text.matches("r[0-9]{1,10}")
        ? Optional.of(new Revision(Long.parseLong(text.substring(1))))
        : Optional.empty();
  }

  /** As it stands in addresses. */
  default String text() {
    return switch (this) {
      case Hash(var sha) -> sha;
      case Revision(var number) -> "r" + number;
    };
  }

  /** Long enough for people, as in "fixed in 3f2c91ab". */
  default String brief() {
    return switch (this) {
      case Hash(var sha) -> sha.substring(0, 8);
      case Revision(var number) -> "r" + number;
    };
  }
}
