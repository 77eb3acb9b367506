package forge.chat.web;

import forge.access.AuditLog;
import forge.chat.Room;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the keepers of a room did, the newest first.
 *
 * @param next where what was done before is; null at the beginning
 */
public record JournalPage(Room room, List<AuditLog.Line> log, @Nullable String next)
    implements View {}
