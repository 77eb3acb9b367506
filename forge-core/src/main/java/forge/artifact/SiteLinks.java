package forge.artifact;

import forge.markup.Parsed;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads links of texts that lead to pages of this site. */
final class SiteLinks {
  private static final int MOST = 20;
  private static final int PROJECTS = 5;
  private static final Pattern PLACE =
      Pattern.compile("/([a-z]+)/([A-Za-z0-9._-]+)/([a-z][a-z0-9-]*)/([^?#]+?)/?(?:[?#].*)?");
  private final String site;
  private final Descriptions descriptions;
  private final Function<ProjectId, Optional<Project>> projects;
  private final Map<ProjectId, Optional<Project>> known = new HashMap<>();

  /** Where a link leads. */
  record Lead(String url, Project project, Mount mount, Pointer pointer) {}

  /**
   * Reads the links of one page.
   *
   * @param site the address of the site, without a slash at its end
   */
  SiteLinks(
      String site,
      Project here,
      Descriptions descriptions,
      Function<ProjectId, Optional<Project>> projects) {
    this.site = site;
    this.descriptions = descriptions;
    this.projects = projects;
    known.put(here.id(), Optional.of(here));
  }

  /** What the links of a text lead to, by address, in their order. */
  Map<String, Lead> of(Parsed text) {
    var leads = new LinkedHashMap<String, Lead>();
    text.addresses().stream()
        .limit(MOST)
        .forEach(
            address ->
                path(address)
                    .flatMap(path -> lead(address, path))
                    .ifPresent(lead -> leads.putIfAbsent(address, lead)));
    return leads;
  }

  private Optional<Matcher> path(String address) {
    String path = address.startsWith(site + "/") ? address.substring(site.length()) : address;
    Matcher place = PLACE.matcher(path);
    return path.startsWith("/") && place.matches() ? Optional.of(place) : Optional.empty();
  }

  private Optional<Lead> lead(String address, Matcher place) {
    try {
      var id = ProjectId.parse(place.group(1) + "/" + place.group(2));
      String rest = URLDecoder.decode(place.group(4).replace("+", "%2B"), StandardCharsets.UTF_8);
      String url = address.startsWith("/") ? address : address.substring(site.length());
      return project(id)
          .flatMap(
              project ->
                  project
                      .mount(place.group(3))
                      .flatMap(
                          mount ->
                              descriptions
                                  .of(mount.tool())
                                  .flatMap(tool -> tool.pointed(mount, rest))
                                  .map(to -> new Lead(url, project, mount, to))));
    } catch (IllegalArgumentException noSuchPlace) {
      return Optional.empty();
    }
  }

  private Optional<Project> project(ProjectId id) {
    return known.size() > PROJECTS
        ? known.getOrDefault(id, Optional.empty())
        : known.computeIfAbsent(id, projects);
  }
}
