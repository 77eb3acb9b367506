package forge.scm.ssh;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.scm.Archived;
import forge.scm.ScmPermission;

/** What a caller may do with a repository. */
public enum Access {
  READ,
  WRITE;

  /** Refuses whoever may not even read it. */
  public static Access of(Visit visit) {
    visit.require(CorePermission.READ);
    visit.requireScope("repository:read");
    return visit.may(ScmPermission.WRITE)
            && visit.identity().within("repository:write")
            && !Archived.is(visit.mount())
        ? WRITE
        : READ;
  }
}
