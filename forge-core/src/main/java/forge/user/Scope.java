package forge.user;

import forge.refusal.Refusal.Invalid;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a token may be used for. One scope may include others. */
public enum Scope {
  READ("read", "Read everything you may read"),
  WRITE("write", "Do everything you may do"),
  REPOSITORY_READ("repository:read", "Clone and fetch repositories"),
  REPOSITORY_WRITE("repository:write", "Clone, fetch and push"),
  FILES_WRITE("files:write", "Upload release files"),
  ADMIN("admin", "Act as administrator of the site, if you are one");

  private final String text;
  private final String label;

  Scope(String text, String label) {
    this.text = text;
    this.label = label;
  }

  /** The name it is stored under and asked for by, such as {@code repository:read}. */
  public String text() {
    return text;
  }

  public String label() {
    return label;
  }

  public static Scope parse(String text) {
    return Arrays.stream(values())
        .filter(s -> s.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Invalid(
                    "scopes", "There is no scope “%s”; choose among %s.".formatted(text, names())));
  }

  /** The names of these scopes and of all that they include. */
  static Set<String> closure(Collection<Scope> scopes) {
    var all = EnumSet.noneOf(Scope.class);
    scopes.forEach(s -> all.addAll(s.included()));
    return all.stream().map(Scope::text).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Scope> included() {
    return switch (this) {
      case READ -> EnumSet.of(READ, REPOSITORY_READ);
      case WRITE -> EnumSet.of(WRITE, READ, REPOSITORY_READ, REPOSITORY_WRITE, FILES_WRITE);
      case REPOSITORY_WRITE -> EnumSet.of(REPOSITORY_WRITE, REPOSITORY_READ);
      case REPOSITORY_READ, FILES_WRITE, ADMIN -> EnumSet.of(this);
    };
  }

  private static String names() {
    return Arrays.stream(values()).map(Scope::text).collect(Collectors.joining(", "));
  }
}
