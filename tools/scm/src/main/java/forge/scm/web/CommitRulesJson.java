package forge.scm.web;

import forge.scm.rule.Demands;
import forge.scm.rule.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What new commits must be like, as it travels.
 *
 * @param forbiddenPaths patterns of files that may be neither added nor changed
 * @param signedOff whether their authors must have signed them off
 */
public record CommitRulesJson(@Nullable List<String> forbiddenPaths, @Nullable Boolean signedOff) {

  static CommitRulesJson of(Demands demands) {
    return new CommitRulesJson(
        demands.paths().stream().map(Glob::text).toList(), demands.signedOff());
  }
}
