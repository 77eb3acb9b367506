package forge.tool.web;

import forge.access.Membership;
import forge.markup.Html;
import forge.project.Project;
import forge.tool.RunningTool.Widget;
import forge.web.View;
import java.util.List;

/** The front page of a project: what it is, the file to take, and what shows that it is alive. */
public record ProjectHome(
    Project project,
    Html description,
    List<Widget> download,
    List<Widget> main,
    List<Widget> side,
    List<Membership> people,
    boolean morePeople,
    boolean mayAdmin)
    implements View {}
