package forge.scm;

import java.util.List;

/**
 * The branches and tags that lead to a commit.
 *
 * @param whole whether all were looked at
 */
public record Having(List<String> branches, List<String> tags, boolean whole) {
  public Having {
    branches = List.copyOf(branches);
    tags = List.copyOf(tags);
  }
}
