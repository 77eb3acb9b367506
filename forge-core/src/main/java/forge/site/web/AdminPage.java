package forge.site.web;

import forge.site.Mailbox.Delivered;
import forge.tool.RunningTool.Warning;
import forge.web.View;
import java.util.List;
import java.util.Map;

/** What the site's administrators look at first: services, work, letters. */
public record AdminPage(
    List<Warning> warnings,
    Map<String, Boolean> services,
    Map<String, Long> jobs,
    Map<String, Object> figures,
    List<Delivered> letters)
    implements View {}
