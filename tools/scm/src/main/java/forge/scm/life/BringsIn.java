package forge.scm.life;

import forge.project.MountId;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills empty repositories of one system from repositories elsewhere. */
public interface BringsIn {
  /** What the address of a repository elsewhere may start with. */
  Set<String> schemes();

  /**
   * Fills a repository, or refuses and leaves it as it was.
   *
   * @param login for the other site; null where it lets everybody read
   */
  void bring(MountId mount, URI from, @Nullable Login login, Watch watch) throws IOException;
}
