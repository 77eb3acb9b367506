package forge.scm.web;

import forge.scm.rule.Deed;
import forge.scm.rule.Protection;
import org.jspecify.annotations.Nullable;

/**
 * A rule for branches or tags as it travels.
 *
 * @param kind {@code branch} or {@code tag}
 * @param push who may push: a role, {@code pushers} or {@code nobody}; likewise the others
 */
public record RuleJson(
    @Nullable String id,
    @Nullable String kind,
    @Nullable String pattern,
    @Nullable String push,
    @Nullable String create,
    @Nullable String force,
    @Nullable String delete) {

  static RuleJson of(Protection protection) {
    return new RuleJson(
        protection.id(),
        protection.kind().key(),
        protection.pattern().text(),
        protection.who(Deed.PUSH).role(),
        protection.who(Deed.CREATE).role(),
        protection.who(Deed.FORCE).role(),
        protection.who(Deed.DELETE).role());
  }
}
