package forge.access;

import forge.project.Group;
import forge.project.Project;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some of the people of a project under one name: those who hold a role every project has, or a
 * group the project made. Texts call them by {@code @developers}.
 *
 * @param name what they are called by, of all circles of a project each its own
 * @param role the role they hold, given or implied
 * @param about who they are, in a few words
 */
public record Circle(Project project, String name, String role, String about) {
  private static final Map<String, String> ROLES =
      Map.of("admins", Roles.ADMIN, "developers", Roles.DEVELOPER, "members", Roles.MEMBER);

  private static final Set<String> NAMES = ROLES.keySet();

  /** All circles of a project; what stands in for a project and nobody made has none. */
  public static List<Circle> of(Project project) {
    if (!project.made()) {
      return List.of();
    }
    var all = new ArrayList<Circle>();
    all.add(ofRole(project, "admins", "who run the project"));
    all.add(ofRole(project, "developers", "the developers and admins of the project"));
    all.add(ofRole(project, "members", "everybody who belongs to the project"));
    project.groups().stream()
        .filter(group -> !usual(group.name()))
        .map(group -> ofGroup(project, group))
        .forEach(all::add);
    return all;
  }

  private static Circle ofRole(Project project, String name, String about) {
    return new Circle(project, name, ROLES.getOrDefault(name, Roles.MEMBER), about);
  }

  private static Circle ofGroup(Project project, Group group) {
    String about = group.description().isBlank() ? "a group of the project" : group.description();
    return new Circle(project, group.name(), Roles.GROUP + group.name(), about);
  }

  /** The circle of a project that is called so, in whatever letters. */
  public static Optional<Circle> find(Project project, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return of(project).stream().filter(circle -> circle.name().equals(wanted)).findFirst();
  }

  /**
   * The circle that a text of a project means.
   *
   * @param place the name of the project it is said to be of; empty for the text's own
   */
  public static Optional<Circle> find(Project project, String place, String name) {
    boolean here = place.isEmpty() || place.equalsIgnoreCase(project.id().name());
    return here ? find(project, name) : Optional.empty();
  }

  /** Whether every project has a circle of this name, so that nothing else is called so. */
  public static boolean usual(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Where its people can be seen by those who may see the project. */
  public URI page() {
    return URI.create(project.page() + "/-/people/" + name);
  }

  /** Whether somebody is one of them who holds these roles, implied ones included. */
  public boolean holds(Set<String> roles) {
    return roles.contains(role);
  }

  /** The roles that make somebody one of them when they are given; empty where every role does. */
  Set<String> given() {
    return switch (role) {
      case Roles.MEMBER -> Set.of();
      case Roles.DEVELOPER -> Set.of(Roles.DEVELOPER, Roles.ADMIN);
      default -> Set.of(role);
    };
  }
}
