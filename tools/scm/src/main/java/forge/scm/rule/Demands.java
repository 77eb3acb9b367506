package forge.scm.rule;

import java.util.List;

/**
 * What every new commit must be like.
 *
 * @param paths of files that may be neither added nor changed
 * @param signedOff whether its author must have signed it off
 * @param signed whether it must bear a signature that the forge verifies
 * @param ownAddress whether its author must have the confirmed address of whoever brings it
 */
public record Demands(List<Glob> paths, boolean signedOff, boolean signed, boolean ownAddress) {
  public static final Demands NONE = new Demands(List.of(), false, false, false);

  public Demands {
    paths = List.copyOf(paths);
  }

  /** Whether commits have to be looked at for this. */
  public boolean any() {
    return signedOff || signed || ownAddress || !paths.isEmpty();
  }
}
