package forge.chat.web;

import forge.access.AuditLog;
import forge.chat.Entry.Waiting;
import forge.chat.Message;
import forge.chat.Report;
import forge.chat.Room;
import forge.chat.Sanction;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the keepers of a room have to do, and may set.
 *
 * @param mostDays the days for which the site lets messages be kept; 0 for ever
 * @param more where more reports are; null where there are none
 */
public record ModerationPage(
    Room room,
    List<Reported> reports,
    @Nullable String more,
    List<Waiting> waiting,
    List<Sanction> sanctions,
    List<AuditLog.Line> log,
    boolean locked,
    int mostDays,
    Problems problems)
    implements View {

  /** A message somebody reported. */
  public record Reported(Report report, Message message, String page) {}
}
