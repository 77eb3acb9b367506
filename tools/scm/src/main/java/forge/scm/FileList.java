package forge.scm;

import java.util.List;

/**
 * All files of a commit.
 *
 * @param paths in their order
 * @param whole whether there are no more than these
 */
public record FileList(List<String> paths, boolean whole) {
  public FileList {
    paths = List.copyOf(paths);
  }
}
