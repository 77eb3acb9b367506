package forge.scm.svn;

import forge.access.Visit;
import forge.project.MountId;
import forge.scm.Machine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who was let in to write lately: hooks know the author of a change by name only. */
final class SvnCallers {
  private static final int MOST = 5_000;

  private final Map<Caller, Visit> lately =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Visit> eldest) {
          return size() > MOST;
        }
      };

  private record Caller(MountId mount, String author) {}

  synchronized void remember(Visit visit) {
    lately.put(new Caller(visit.mount().id(), Machine.author(visit)), visit);
  }

  synchronized Optional<Visit> find(MountId mount, String author) {
    return Optional.ofNullable(lately.get(new Caller(mount, author)));
  }
}
