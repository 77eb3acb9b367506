package forge.scm.svn;

import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.CommitId.Revision;
import forge.scm.Person;
import java.time.Instant;
import java.util.List;

/**
 * A revision as its log has it.
 *
 * @param paths every path it changed, and every folder on the way there
 */
record Logged(long revision, String author, Instant at, String message, List<String> paths) {
  Logged {
    paths = List.copyOf(paths);
  }

  Commit commit() {
    var person = new Person(author, "", at);
    List<CommitId> parents = revision > 1 ? List.of(new Revision(revision - 1)) : List.of();
    return new Commit(new Revision(revision), parents, person, person, message);
  }
}
