package forge.scm;

import java.util.Objects;
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

  /**
   * A state of a Subversion repository, or of one folder in it, such as a branch.
   *
   * @param root the folder, such as {@code trunk}; empty for all of the repository
   */
  record Revision(long number, String root) implements CommitId {
    private static final Pattern SHAPE = Pattern.compile("r([0-9]{1,10})(?:-([^/\0]{1,1000}))?");

    public Revision(long number) {
      this(number, "");
    }

    private static Optional<CommitId> read(String text) {
      var matcher = SHAPE.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String root = Objects.requireNonNullElse(matcher.group(2), "").replace(':', '/');
      return Optional.of(new Revision(Long.parseLong(matcher.group(1)), root));
    }

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
    return Revision.read(text);
  }

  /** As it stands in addresses. */
  default String text() {
    return switch (this) {
      case Hash(var sha) -> sha;
      case Revision(var number, var root) ->
          "r" + number + (root.isEmpty() ? "" : "-" + root.replace('/', ':'));
    };
  }

  /** Long enough for people, as in "fixed in 3f2c91ab". */
  default String brief() {
    return switch (this) {
      case Hash(var sha) -> sha.substring(0, 8);
      case Revision(var number, var root) -> "r" + number;
    };
  }
}
