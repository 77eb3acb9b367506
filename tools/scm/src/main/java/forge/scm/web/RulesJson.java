package forge.scm.web;

import forge.scm.rule.RuleBook;
import java.util.List;

/** All rules of a repository as they travel. */
public record RulesJson(List<RuleJson> protections, CommitRulesJson commits) {

  static RulesJson of(RuleBook book) {
    return new RulesJson(
        book.protections().stream().map(RuleJson::of).toList(), CommitRulesJson.of(book.demands()));
  }
}
