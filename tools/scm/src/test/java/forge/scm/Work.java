package forge.scm;

import forge.project.MountId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A checkout that a stock client publishes from, the same for each system of version control. */
public interface Work {
  MountId MOUNT = new MountId("code");

  VersionControl system();

  Path folder();

  /** The branch that the history begins on. */
  String main();

  Work write(String path, byte[] content);

  default Work write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Work executable(String path);

  Work link(String path, String target);

  Work move(String from, String to);

  Work remove(String path);

  /** Commits everything and publishes it; answers the state the branch is in then. */
  CommitId commit(String author, String message);

  default CommitId commit(String message) {
    return commit("dan", message);
  }

  /** Begins a branch here and goes on there. */
  void branch(String name);

  /** Goes on with a branch that is there. */
  void go(String branch);

  /** Marks what was committed last and publishes the mark. */
  void tag(String name);

  default Repository open() {
    return system().open(MOUNT);
  }
}
