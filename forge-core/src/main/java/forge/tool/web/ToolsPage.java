package forge.tool.web;

import forge.project.Mount;
import forge.project.Project;
import forge.tool.Option;
import forge.tool.Tool;
import forge.web.Problems;
import forge.web.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where a project's admins mount, set, order and unmount tools. */
public record ToolsPage(
    Project project,
    List<Mounted> mounts,
    Collection<Tool> available,
    Map<String, String> typed,
    Problems problems)
    implements View {

  /** A mount with what can be set at it. */
  public record Mounted(Mount mount, String tool, String icon, List<Setting> settings) {}

  /** An option and its value. */
  public record Setting(Option option, String value) {}
}
