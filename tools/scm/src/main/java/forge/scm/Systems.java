package forge.scm;

import forge.project.Mount;
import forge.project.ToolKey;
import forge.refusal.Refusal.Conflict;
import forge.scm.VersionControl.Kind;
import forge.scm.hg.HgVersionControl;
import forge.scm.svn.SvnVersionControl;
import forge.tool.Option;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems of version control that this forge has, and which of them keeps which mount. */
public final class Systems {
  /** The tool whose mounts are repositories. */
  public static final ToolKey TOOL = new ToolKey("scm");

  private static final String NAME = "system";

  private final Map<Kind, VersionControl> systems = new EnumMap<>(Kind.class);

  public Systems(List<VersionControl> systems) {
    for (VersionControl each : systems) {
      this.systems.put(each.kind(), each);
    }
  }

  /** The choice between the systems whose programs this machine has; Git needs none. */
  static Option option() {
    var here = new ArrayList<>(List.of(Kind.GIT.key()));
    if (SvnVersionControl.installed()) {
      here.add(Kind.SVN.key());
    }
    if (HgVersionControl.installed()) {
      here.add(Kind.HG.key());
    }
    return Option.chosenOnce(
        NAME, "System", "How the code is kept. It cannot be changed later.", Kind.GIT.key(), here);
  }

  /** The systems that a repository may be made with, by their keys. */
  public static List<String> keys() {
    return option().choices();
  }

  /** The system of a key; Git where there is none of it. */
  public static Kind kind(String key) {
    return Kind.of(key).orElse(Kind.GIT);
  }

  /** What the mount was made with. */
  public static Kind kind(Mount mount) {
    return Kind.of(mount.options().getOrDefault(NAME, Kind.GIT.key())).orElse(Kind.GIT);
  }

  /** The options that say which system keeps a mount. */
  static Map<String, String> options(Kind kind) {
    return Map.of(NAME, kind.key());
  }

  public VersionControl of(Mount mount) {
    return of(kind(mount));
  }

  /** The system of a class, where this machine has it. */
  <T extends VersionControl> Optional<T> find(Class<T> system) {
    return systems.values().stream().filter(system::isInstance).map(system::cast).findFirst();
  }

  /** Refuses a system whose programs this machine no longer has. */
  public VersionControl of(Kind kind) {
    VersionControl system = systems.get(kind);
    if (system == null) {
      throw new Conflict(
          "This repository is kept by "
              + kind.label()
              + ", which is not installed where this forge runs. Its files are untouched.");
    }
    return system;
  }
}
