package forge.scm.rule;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rule for the branches or tags of some names: who may do what to them.
 *
 * @param id names it in addresses
 */
public record Protection(String id, Kind kind, Glob pattern, Map<Deed, Who> who) {
  public Protection {
    who = Map.copyOf(who);
  }

  /** What is protected. */
  public enum Kind {
    BRANCH("branch", "branches"),
    TAG("tag", "tags");

    private final String key;
    private final String plural;

    Kind(String key, String plural) {
      this.key = key;
      this.plural = plural;
    }

    public String key() {
      return key;
    }

    public String plural() {
      return plural;
    }

    static Kind of(String key) {
      return Arrays.stream(values())
          .filter(kind -> kind.key.equals(key))
          .findFirst()
          .orElseThrow(() -> new Invalid("kind", "A rule is for a branch or a tag."));
    }
  }

  /**
   * A rule as somebody wishes it, by the keys of roles.
   *
   * @param kind {@code branch} or {@code tag}
   */
  public record Wish(
      String kind, String pattern, String push, String create, String force, String delete) {

    Protection granted(Visit visit, String id) {
      var who = new EnumMap<Deed, Who>(Deed.class);
      who.put(Deed.PUSH, Who.chosen(visit, "push", push));
      who.put(Deed.CREATE, Who.chosen(visit, "create", create));
      who.put(Deed.FORCE, Who.chosen(visit, "force", force));
      who.put(Deed.DELETE, Who.chosen(visit, "delete", delete));
      return new Protection(id, Kind.of(kind), Glob.parse("pattern", pattern), who);
    }
  }

  boolean covers(RefChange change) {
    return change.kind() == kind && pattern.matches(change.name());
  }

  /** Whom the rule lets do this. */
  public Who who(Deed deed) {
    return who.getOrDefault(deed, Who.PUSHERS);
  }

  /** Why the visitor may not do this; to be asked when they may not. */
  String refusal(Deed deed, String name) {
    String hint = deed == Deed.FORCE && kind == Kind.BRANCH ? "; merge or rebase onto it" : "";
    return "The rule for %s \"%s\" lets %s %s %s%s."
        .formatted(kind.plural(), pattern, only(who(deed)), deed.verb(), name, hint);
  }

  /** The rule in words. */
  public String sentence() {
    return Arrays.stream(Deed.values())
        .filter(deed -> !who(deed).equals(Who.PUSHERS))
        .map(deed -> deed.verb() + ": " + who(deed).label())
        .collect(Collectors.joining(" · "));
  }

  private static String only(Who who) {
    return who.equals(Who.NOBODY) ? "nobody" : "only " + who.label();
  }
}
