package forge.scm;

import forge.project.Mount;
import java.io.IOException;

/** What stands between those who change a repository and the repository. */
public interface Gate {

  /** Refuses with a sentence where nobody may change the repository just now, whoever they are. */
  void admit(Mount mount);

  /** Has it changed while those are kept out who would be in the way. */
  void within(Mount mount, Change change) throws IOException;

  /** What somebody does to a repository. */
  @FunctionalInterface
  interface Change {
    void run() throws IOException;
  }
}
