package forge.scm;

import forge.project.Mount;
import forge.project.ToolKey;
import forge.scm.VersionControl.Kind;
import forge.tool.Option;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The systems of version control that this forge has, and which of them keeps which mount. */
public final class Systems {
  /** The tool whose mounts are repositories. */
  public static final ToolKey TOOL = new ToolKey("scm");

  static final Option OPTION =
      Option.chosenOnce(
          "system",
          "System",
          "How the code is kept. It cannot be changed later.",
          Kind.GIT.key(),
          List.of(Kind.GIT.key()));

  private final Map<Kind, VersionControl> systems = new EnumMap<>(Kind.class);

  public Systems(VersionControl... systems) {
    for (VersionControl each : systems) {
      this.systems.put(each.kind(), each);
    }
  }

  /** What the mount was made with. */
  public static Kind kind(Mount mount) {
    return Kind.of(OPTION.of(mount.options())).orElse(Kind.GIT);
  }

  public VersionControl of(Mount mount) {
    return of(kind(mount));
  }

  public VersionControl of(Kind kind) {
    VersionControl system = systems.get(kind);
    if (system == null) {
      throw new IllegalStateException("this forge has no " + kind.label());
    }
    return system;
  }
}
