package forge.scm.web;

import forge.scm.rule.Protection.Wish;
import forge.scm.rule.Who;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule that a program wishes; whoever is not named is who usually may. */
public record NewRuleJson(
    @Nullable String kind,
    @Nullable String pattern,
    @Nullable String push,
    @Nullable String create,
    @Nullable String force,
    @Nullable String delete) {

  Wish wish() {
    return new Wish(
        or(kind, "branch"),
        or(pattern, ""),
        or(push, Who.PUSHERS.role()),
        or(create, Who.PUSHERS.role()),
        or(force, Who.ADMINS.role()),
        or(delete, Who.ADMINS.role()));
  }

  private static String or(@Nullable String text, String usual) {
    return Objects.requireNonNullElse(text, usual);
  }
}
