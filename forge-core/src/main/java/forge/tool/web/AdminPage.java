package forge.tool.web;

import forge.project.Project;
import forge.project.Project.About;
import forge.web.Problems;
import forge.web.View;

/** Where a project's admins say what it is. */
public record AdminPage(Project project, About about, String labels, Problems problems)
    implements View {}
