package forge.scm.edit;

import forge.scm.CommitId;
import forge.scm.RepoPath;

/** What came of an edit. */
public sealed interface Outcome {

  /** It is the commit the branch now points at. */
  record Done(CommitId commit) implements Outcome {}

  /** Nothing was changed: somebody changed this very file since it was looked at. */
  record Stale(RepoPath path) implements Outcome {}
}
