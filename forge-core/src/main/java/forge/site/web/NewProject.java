package forge.site.web;

import forge.tool.Tool;
import forge.web.Problems;
import forge.web.View;
import java.util.Collection;
import java.util.List;

/** The form that starts a project. */
public record NewProject(
    String name,
    String title,
    String summary,
    Collection<Tool> tools,
    List<String> chosen,
    Problems problems)
    implements View {}
