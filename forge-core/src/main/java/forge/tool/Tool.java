package forge.tool;

import forge.access.Permission;
import forge.project.ToolKey;
import java.util.List;

/** What a tool declares about itself. Found by {@link java.util.ServiceLoader}. */
public interface Tool {

  /** The name stored with every mount. */
  ToolKey key();

  /** What the catalogue of tools calls it, such as "Tickets". */
  String label();

  /** One sentence for the person who chooses tools. */
  String description();

  /** The icon's name in the sprite. */
  String icon();

  /** Where it is mounted unless somebody says otherwise, such as {@code tickets}. */
  String defaultPoint();

  /** Where its tab stands among those of a new project: the smaller, the further to the left. */
  default int order() {
    return 100;
  }

  /** What it is called among the ways to get help; empty where it is none. */
  default String help() {
    return "";
  }

  /** How many of it one project may mount. */
  default int atMost() {
    return 20;
  }

  /** What a project may grant or withhold while this tool is mounted, READ apart. */
  List<? extends Permission> permissions();

  /** What can be set at each mount. */
  default List<Option> options() {
    return List.of();
  }

  /** Wires the tool to the platform. Called once, before the first visit. */
  RunningTool start(Platform platform);
}
