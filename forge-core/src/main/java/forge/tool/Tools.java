package forge.tool;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.ToolKey;
import forge.tool.RunningTool.CountsOpen;
import forge.tool.RunningTool.Warning;
import forge.tool.RunningTool.WarnsAdmins;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The tools installed in this forge. */
public final class Tools {
  private final Map<ToolKey, Tool> declared;
  private final Map<ToolKey, RunningTool> running;
  private final Cache<MountId, Long> open =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  private Tools(Map<ToolKey, Tool> declared, Map<ToolKey, RunningTool> running) {
    this.declared = declared;
    this.running = running;
  }

  /** Finds every tool on the class path and starts it. Two tools with one key stop the server. */
  public static Tools start(Platform platform) {
    var found = new TreeMap<String, Tool>();
    for (Tool tool : ServiceLoader.load(Tool.class, Tools.class.getClassLoader())) {
      if (found.put(tool.key().value(), tool) != null) {
        throw new IllegalStateException("Two tools have the key " + tool.key() + ".");
      }
    }
    var declared = new LinkedHashMap<ToolKey, Tool>();
    var running = new HashMap<ToolKey, RunningTool>();
    found.values().stream()
        .sorted(Comparator.comparingInt(Tool::order))
        .forEach(tool -> declared.put(tool.key(), tool));
    declared.forEach((key, tool) -> running.put(key, tool.start(platform)));
    return new Tools(declared, running);
  }

  /** What is installed, in the order of their tabs. */
  public Collection<Tool> declared() {
    return List.copyOf(declared.values());
  }

  public Optional<Tool> declaration(ToolKey key) {
    return Optional.ofNullable(declared.get(key));
  }

  /** The tool of a mount; none where its jar was taken away. */
  public Optional<RunningTool> at(Mount mount) {
    return Optional.ofNullable(running.get(mount.tool()));
  }

  public Map<ToolKey, RunningTool> running() {
    return Map.copyOf(running);
  }

  /** The tools that can do something more. */
  public <T> List<T> able(Class<T> able) {
    return running.values().stream().filter(able::isInstance).map(able::cast).toList();
  }

  /** A tool, if it can do something more. */
  public <T> Optional<T> able(ToolKey key, Class<T> able) {
    return Optional.ofNullable(running.get(key)).filter(able::isInstance).map(able::cast);
  }

  /** What tools find wrong that only the site's administrators can put right. */
  public List<Warning> warnings() {
    return able(WarnsAdmins.class).stream().flatMap(warns -> warns.warnings().stream()).toList();
  }

  /** How much is open at mounts, remembered for five seconds. */
  public Map<MountId, Long> open(List<Mount> mounts) {
    var counts =
        new HashMap<MountId, Long>(open.getAllPresent(mounts.stream().map(Mount::id).toList()));
    running.forEach(
        (key, tool) -> {
          var mine =
              mounts.stream()
                  .filter(m -> m.tool().equals(key) && !counts.containsKey(m.id()))
                  .toList();
          if (tool instanceof CountsOpen counter && !mine.isEmpty()) {
            var counted = counter.open(mine);
            mine.forEach(m -> counts.put(m.id(), counted.getOrDefault(m.id().value(), 0L)));
          }
        });
    open.putAll(counts);
    return counts;
  }
}
