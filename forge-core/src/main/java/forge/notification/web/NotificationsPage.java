package forge.notification.web;

import forge.notification.Choice;
import forge.notification.PushDevice;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * How the visitor is told, and where.
 *
 * @param mail as it was chosen just now, or is kept
 * @param session of the browser that looks at this
 */
public record NotificationsPage(
    Choice choice,
    String mail,
    List<PushDevice> devices,
    String siteKey,
    String session,
    Problems problems)
    implements View {}
