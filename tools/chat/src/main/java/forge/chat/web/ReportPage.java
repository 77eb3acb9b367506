package forge.chat.web;

import forge.chat.Message;
import forge.chat.Room;
import forge.web.Problems;
import forge.web.View;

/**
 * A form to say that a message breaks the rules.
 *
 * @param page where the message is
 * @param summary the message in one line
 * @param reason what was typed
 */
public record ReportPage(
    Room room,
    String label,
    Message message,
    String page,
    String summary,
    String reason,
    Problems problems)
    implements View {}
