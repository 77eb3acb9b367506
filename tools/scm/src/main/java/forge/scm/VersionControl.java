package forge.scm;

import forge.project.MountId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One system of version control: keeps the repositories of its kind on disk, one for each mount.
 */
public interface VersionControl {

  Kind kind();

  /** Makes the mount's repository, empty; leaves one that is there as it is. */
  void make(MountId mount);

  /** The mount's repository. Close it after use. */
  Repository open(MountId mount);

  /** Removes the repository and everything in it. */
  void remove(MountId mount);

  /** Forgets what is kept beside the repository, so that it is read from there again. */
  default void forgetKept(MountId mount) {}

  /** Every branch and tag by its full name, with what it points at. */
  Map<String, String> tips(MountId mount);

  /**
   * Reads off two states of the tips what was pushed in between, and never more history than that.
   */
  List<Push> news(MountId mount, Map<String, String> before, Map<String, String> after);

  /** Has newcomers see another branch from now on; refuses one that does not exist. */
  void showFirst(MountId mount, String branch);

  /** The systems there are. */
  enum Kind {
    GIT("git", "Git"),
    SVN("svn", "Subversion"),
    HG("hg", "Mercurial");

    private final String key;
    private final String label;

    Kind(String key, String label) {
      this.key = key;
      this.label = label;
    }

    /** As it is kept with the mount. */
    public String key() {
      return key;
    }

    /** As people call it. */
    public String label() {
      return label;
    }

    static Optional<Kind> of(String key) {
      return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }
  }
}
