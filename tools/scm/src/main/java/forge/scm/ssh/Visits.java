package forge.scm.ssh;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.ssh.SshCall;
import forge.tool.Platform;

/** Finds the repository that a client names. */
public final class Visits {
  private final Platform platform;

  public Visits(Platform platform) {
    this.platform = platform;
  }

  /**
   * A visit of the caller to the repository at an address, such as {@code /p/aqueduct/code.git}.
   *
   * @throws NotFound where there is none or the caller may not read it, with the same words
   */
  public Visit to(SshCall call, String address, Kind kind) {
    Visit visit =
        platform
            .visit(call.identity(), address)
            .filter(v -> v.mount().tool().equals(Systems.TOOL))
            .orElseThrow(() -> new NotFound("A repository of this name that you may read"));
    Kind there = Systems.kind(visit.mount());
    if (there != kind) {
      throw new Invalid(
          "command", "This is a " + there.label() + " repository, not a " + kind.label() + " one.");
    }
    return visit;
  }
}
