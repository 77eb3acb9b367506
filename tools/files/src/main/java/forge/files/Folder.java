package forge.files;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;

/**
 * A folder of files; at the top, a release.
 *
 * @param notes Markdown: what is in it, and what is new
 * @param touchedAt when something was put into it last
 */
public record Folder(
    MountId mount, FilePath path, String notes, UserId by, Instant madeAt, Instant touchedAt) {}
