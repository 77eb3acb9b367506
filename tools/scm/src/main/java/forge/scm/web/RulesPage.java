package forge.scm.web;

import forge.scm.rule.Demands;
import forge.scm.rule.Protection;
import forge.scm.rule.Who;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * Where admins say who may do what to branches and tags, and what a push may bring.
 *
 * @param roles whom a rule can name
 * @param wish the new rule as it was typed
 * @param paths patterns of forbidden files, one a line
 * @param standard the branch with the rule that is there by itself; empty where a rule took its
 *     place
 * @param at the rule or form that the problems are of; empty for the new rule
 */
public record RulesPage(
    SettingsFrame settings,
    String base,
    List<Row> rows,
    List<Who> roles,
    Protection.Wish wish,
    String paths,
    Demands demands,
    List<Limit> limits,
    String standard,
    String at,
    Problems problems)
    implements View {

  /** A rule as it is, or as somebody tried to have it. */
  public record Row(String id, Protection.Wish wish, String sentence) {}

  /** A limit of size, and what it may be. */
  public record Limit(String name, String label, String hint, String value, List<String> choices) {}
}
