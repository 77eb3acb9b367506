package forge.scm.life;

import forge.project.Mount;
import forge.refusal.Refusal.Conflict;
import forge.scm.Gate;
import java.io.IOException;

/** Keeps pushes out of mirrors, and apart from what tidies up. */
public record LifeGate(Mirrors mirrors, Locks locks) implements Gate {

  @Override
  public void admit(Mount mount) {
    mirrors
        .closed(mount)
        .ifPresent(
            sentence -> {
              throw new Conflict(sentence);
            });
  }

  @Override
  public void within(Mount mount, Change change) throws IOException {
    locks.writing(
        mount.id(),
        () -> {
          change.run();
          return mount;
        });
  }
}
