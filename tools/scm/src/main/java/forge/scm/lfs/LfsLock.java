package forge.scm.lfs;

import forge.user.UserId;
import java.time.Instant;

/** Somebody's claim to be the only one who works on a file. */
public record LfsLock(String id, String path, UserId owner, Instant at) {}
