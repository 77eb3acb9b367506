package forge.directory.web;

import forge.access.Membership;
import forge.directory.Category;
import forge.directory.Figures;
import forge.directory.Licences.Licence;
import forge.markup.Html;
import forge.project.Project;
import forge.tool.RunningTool.Widget;
import forge.web.View;
import java.util.List;

/**
 * The front page of a project: what it is, the file to take, and what shows that it is alive.
 *
 * @param categories each with those above it
 * @param asking the tools in which help can be had
 */
public record ProjectHome(
    Project project,
    Html description,
    Html help,
    List<Licence> licences,
    List<List<Category>> categories,
    Figures figures,
    List<Widget> download,
    List<Widget> main,
    List<Widget> side,
    List<Asking> asking,
    List<Membership> people,
    boolean morePeople,
    boolean mayAdmin)
    implements View {

  /** A tool in which help can be had. */
  public record Asking(String label, String url, String icon) {}
}
