package forge.tool.web;

import forge.access.Circle;
import forge.access.Membership;
import forge.project.Project;
import forge.web.View;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a project, or to one of its groups.
 *
 * @param chosen the group that is shown; null for everybody
 * @param names what the people call themselves, by user
 */
public record PeoplePage(
    Project project,
    List<Tab> groups,
    @Nullable Circle chosen,
    List<Membership> people,
    Map<String, String> names,
    @Nullable String next)
    implements View {

  /** A group that can be chosen. */
  public record Tab(String name, URI page, boolean active) {}
}
