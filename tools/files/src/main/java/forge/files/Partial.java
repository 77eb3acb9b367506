package forge.files;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way here, in as many pieces as it takes.
 *
 * @param length of the whole, in bytes; {@link #UNKNOWN} where the sender did not say
 * @param sha256 what the sender says the whole has; null where nothing was said
 * @param expires when what has come is forgotten
 */
public record Partial(
    String id,
    MountId mount,
    FilePath path,
    long length,
    @Nullable String sha256,
    UserId by,
    Instant expires) {
  static final long UNKNOWN = -1;
}
