package forge.scm.life;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;

/**
 * A repository that began as another one.
 *
 * @param borrows whether it still has objects of its parent without a copy of its own
 */
public record Fork(MountId mount, MountId parent, UserId by, Instant at, boolean borrows) {}
