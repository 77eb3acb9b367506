package forge.site.web;

import forge.mail.KeptLetter;
import forge.tool.RunningTool.Warning;
import forge.web.View;
import java.util.List;
import java.util.Map;

/**
 * What the site's administrators look at first: services, work, letters.
 *
 * @param sends whether there is a mail server
 */
public record AdminPage(
    List<Warning> warnings,
    Map<String, Boolean> services,
    Map<String, Long> jobs,
    Map<String, Object> figures,
    boolean sends,
    List<KeptLetter> letters)
    implements View {}
