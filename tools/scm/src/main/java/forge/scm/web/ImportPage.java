package forge.scm.web;

import forge.project.Mount;
import forge.scm.life.Import;
import forge.web.View;

/** How far an import is, moving by itself; what can be done about it, for admins. */
public record ImportPage(Mount mount, Import job, String from, boolean mayAdmin, LiveSpot live)
    implements View {

  /** The word that the page's badge goes by. */
  public String state() {
    return switch (job.state()) {
      case WAITING -> "waiting";
      case RUNNING -> "running";
      case DONE -> "ok";
      case FAILED -> "failed";
      case CANCELLED -> "rejected";
    };
  }
}
