package forge.scm.life;

import forge.project.MountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done to keep a repository quick and whole.
 *
 * @param page where it is
 * @param tidiedAt when it was last tidied; null where it never was
 * @param millis how long that took
 * @param by with which program
 * @param checkedAt when all its objects were last read; null where they never were
 * @param fault what is wrong with it; empty where nothing is known
 */
public record Care(
    MountId mount,
    String page,
    @Nullable Instant tidiedAt,
    long millis,
    String by,
    @Nullable Instant checkedAt,
    String fault) {

  static Care none(MountId mount, String page) {
    return new Care(mount, page, null, 0, "", null, "");
  }

  Care tidied(Instant at, long took, String program) {
    return new Care(mount, page, at, took, program, checkedAt, fault);
  }

  Care checked(Instant at, String found) {
    return new Care(mount, page, tidiedAt, millis, by, at, found);
  }

  public boolean broken() {
    return !fault.isEmpty();
  }
}
