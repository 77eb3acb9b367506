package forge.project;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tool at its place in a project.
 *
 * @param options what the tool was told at this place, by option name
 * @param grants the roles that hold each permission, by permission name; a permission that is not
 *     named here has the roles its tool declares
 * @param former where it was before, so that old addresses lead on
 */
public record Mount(
    MountId id,
    ProjectId project,
    ToolKey tool,
    MountPoint point,
    String label,
    Map<String, String> options,
    Map<String, Set<String>> grants,
    List<Deny> denies,
    List<MountPoint> former) {

  private static final int FORMER = 10;

  public Mount {
    options = Map.copyOf(options);
    grants = Map.copyOf(grants);
    denies = List.copyOf(denies);
    former = List.copyOf(former);
  }

  /** A fresh mount, as the tool declares it. */
  public static Mount of(
      MountId id, ProjectId project, ToolKey tool, MountPoint point, String label) {
    return new Mount(id, project, tool, point, label, Map.of(), Map.of(), List.of(), List.of());
  }

  public Mount withLabel(String to) {
    return new Mount(id, project, tool, point, to, options, grants, denies, former);
  }

  /** The same mount elsewhere; its old address leads to the new one from now on. */
  public Mount movedTo(MountPoint to) {
    var points = new ArrayList<>(former);
    points.remove(to);
    points.add(0, point);
    var kept = points.subList(0, Math.min(FORMER, points.size()));
    return new Mount(id, project, tool, to, label, options, grants, denies, kept);
  }

  public Mount withOptions(Map<String, String> to) {
    return new Mount(id, project, tool, point, label, to, grants, denies, former);
  }

  public Mount withGrants(Map<String, Set<String>> to) {
    return new Mount(id, project, tool, point, label, options, to, denies, former);
  }

  public Mount withDenies(List<Deny> to) {
    return new Mount(id, project, tool, point, label, options, grants, to, former);
  }

  /** Where browsers find something in this tool. */
  public URI page(Object... parts) {
    return address("/", parts);
  }

  /** Where programs find something in this tool. */
  public URI api(Object... parts) {
    return address("/rest/", parts);
  }

  /** As {@link #page}, for lists of many, which need no address checked. */
  public String link(Object... parts) {
    return text("/", parts);
  }

  private URI address(String root, Object... parts) {
    return URI.create(text(root, parts));
  }

  private String text(String root, Object... parts) {
    var address = new StringBuilder(root).append(project).append('/').append(point);
    for (Object part : parts) {
      address.append('/').append(encode(part.toString()));
    }
    return address.toString();
  }

  /** A slash inside a part stays: a file's path is several parts. */
  private static String encode(String part) {
    if (part.chars().allMatch(Mount::plain)) {
      return part;
    }
    return URLEncoder.encode(part, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("%40", "@");
  }

  private static boolean plain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') || c == '_';
  }
}
