package forge.chat.web;

import forge.access.AuditLog;
import forge.chat.Entry.Waiting;
import forge.chat.Message;
import forge.chat.Report;
import forge.chat.Room;
import forge.chat.Sanction;
import forge.user.UserId;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;

/**
 * What the keepers of a room have to do, and may set.
 *
 * @param mostDays the days for which the site lets messages be kept; 0 for ever
 * @param names what people are called
 * @param next where more of each list is, by its name; nothing where there is no more
 * @param typed what was typed and not taken, by field
 */
public record ModerationPage(
    Room room,
    List<Reported> reports,
    List<Waiting> waiting,
    List<Sanction> sanctions,
    List<AuditLog.Line> log,
    Map<UserId, String> names,
    Map<String, String> next,
    boolean locked,
    int mostDays,
    Map<String, String> typed,
    Problems problems)
    implements View {

  /** What somebody is called. */
  public String called(UserId user) {
    return names.getOrDefault(user, user.value());
  }

  /** A message somebody reported. */
  public record Reported(Report report, Message message, String page) {}
}
