package forge.scm.search;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.scm.Systems;

/** Has what is kept of a repository beside its files made again: its log, and the index of code. */
public final class Remade {
  private final Systems systems;
  private final CodeIndexing code;

  public Remade(Systems systems, CodeIndexing code) {
    this.systems = systems;
    this.code = code;
  }

  /** As soon as may be. */
  public void ask(Visit visit) {
    visit.require(CorePermission.ADMIN);
    systems.of(visit.mount()).forgetKept(visit.mount().id());
    code.askAll(visit.mount().id());
  }
}
