package forge.project;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tool at its place in a project.
 *
 * @param options what the tool was told at this place, by option name
 * @param grants the roles that hold each permission, by permission name; a permission that is not
 *     named here has the roles its tool declares
 */
public record Mount(
    MountId id,
    ProjectId project,
    ToolKey tool,
    MountPoint point,
    String label,
    Map<String, String> options,
    Map<String, Set<String>> grants,
    List<Deny> denies) {

  public Mount {
    options = Map.copyOf(options);
    grants = Map.copyOf(grants);
    denies = List.copyOf(denies);
  }

  /** A fresh mount, as the tool declares it. */
  public static Mount of(
      MountId id, ProjectId project, ToolKey tool, MountPoint point, String label) {
    return new Mount(id, project, tool, point, label, Map.of(), Map.of(), List.of());
  }

  public Mount withLabel(String to) {
    return new Mount(id, project, tool, point, to, options, grants, denies);
  }

  public Mount withOptions(Map<String, String> to) {
    return new Mount(id, project, tool, point, label, to, grants, denies);
  }

  public Mount withGrants(Map<String, Set<String>> to) {
    return new Mount(id, project, tool, point, label, options, to, denies);
  }

  public Mount withDenies(List<Deny> to) {
    return new Mount(id, project, tool, point, label, options, grants, to);
  }

  /** Where browsers find something in this tool. */
  public URI page(Object... parts) {
    return address("/", parts);
  }

  /** Where programs find something in this tool. */
  public URI api(Object... parts) {
    return address("/rest/", parts);
  }

  private URI address(String root, Object... parts) {
    var address = new StringBuilder(root).append(project).append('/').append(point);
    for (Object part : parts) {
      address.append('/').append(encode(part.toString()));
    }
    return URI.create(address.toString());
  }

  /** A slash inside a part stays: a file's path is several parts. */
  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("%40", "@");
  }
}
