package forge.scm.rule;

import java.util.List;

/**
 * What every new commit must be like.
 *
 * @param paths of files that may be neither added nor changed
 * @param signedOff whether its author must have signed it off
 */
public record Demands(List<Glob> paths, boolean signedOff) {
  public static final Demands NONE = new Demands(List.of(), false);

  public Demands {
    paths = List.copyOf(paths);
  }

  /** Whether commits have to be looked at for this. */
  public boolean any() {
    return signedOff || !paths.isEmpty();
  }
}
