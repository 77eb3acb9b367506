package forge.artifact;

import forge.access.CorePermission;
import forge.access.ReadTokens;
import forge.access.Visit;
import forge.artifact.ArtifactStore.Known;
import java.util.Set;

/** What one visitor may see of the artifacts of this and other projects. */
final class Eyes {
  private final Visit visit;
  private final Set<String> tokens;

  Eyes(Visit visit) {
    this.visit = visit;
    this.tokens = Readers.tokens(visit);
  }

  boolean see(Known known) {
    if (visit.user().admin()) {
      return true;
    }
    boolean mount =
        visit
            .project()
            .mount(known.mount())
            .map(m -> visit.at(m).may(CorePermission.READ))
            .orElseGet(() -> elsewhere(known));
    return mount && known.readers().stream().anyMatch(tokens::contains);
  }

  /** Roles in other projects are not known here: only what is open counts. */
  private boolean elsewhere(Known known) {
    return !known.project().equals(visit.project().id().toString())
        && known.mountReaders().stream()
            .anyMatch(
                t ->
                    t.equals(ReadTokens.PUBLIC)
                        || (t.equals(ReadTokens.AUTHENTICATED) && tokens.contains(t)));
  }
}
