package forge.scm;

import forge.project.MountId;
import java.util.Map;

/**
 * The refs of a repository as far as the world has been told of them.
 *
 * @param revision counted from 1, 0 before anything was told; the second of two tellers is refused
 *     by it
 * @param refs commit or tag by the name of the ref
 */
record Told(MountId mount, int revision, Map<String, String> refs) {
  Told {
    refs = Map.copyOf(refs);
  }

  static Told nothing(MountId mount) {
    return new Told(mount, 0, Map.of());
  }

  Told next(Map<String, String> refs) {
    return new Told(mount, revision + 1, refs);
  }
}
