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
 * @param signed whether they must bear a signature that the forge verifies
 * @param ownAddress whether authors must have the confirmed address of whoever pushes
 */
public record CommitRulesJson(
    @Nullable List<String> forbiddenPaths,
    @Nullable Boolean signedOff,
    @Nullable Boolean signed,
    @Nullable Boolean ownAddress) {

  static CommitRulesJson of(Demands demands) {
    return new CommitRulesJson(
        demands.paths().stream().map(Glob::text).toList(),
        demands.signedOff(),
        demands.signed(),
        demands.ownAddress());
  }
}
