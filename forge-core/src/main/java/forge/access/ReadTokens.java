package forge.access;

import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectId;
import forge.user.UserId;
import java.util.HashSet;
import java.util.Set;

/**
 * The words that say in an index who may read something: an entry carries those that may, a search
 * carries those of its user, and one in common is enough.
 */
public final class ReadTokens {
  public static final String PUBLIC = "public";
  public static final String AUTHENTICATED = "authenticated";

  private ReadTokens() {}

  /** Who may read what is at this mount. */
  public static Set<String> of(Project project, Mount mount) {
    var whole = readers(project);
    var part =
        mount.grants().getOrDefault(CorePermission.READ.name(), CorePermission.READ.defaults());
    if (whole.contains(Roles.ANONYMOUS)) {
      return tokens(project.id(), part);
    }
    if (part.contains(Roles.ANONYMOUS)) {
      return tokens(project.id(), whole);
    }
    var both = new HashSet<>(part);
    both.retainAll(expanded(whole));
    var narrowed = new HashSet<>(whole);
    narrowed.retainAll(expanded(part));
    both.addAll(narrowed);
    return tokens(project.id(), both);
  }

  /** Who may read the project itself. */
  public static Set<String> of(Project project) {
    return tokens(project.id(), readers(project));
  }

  public static String role(ProjectId project, String role) {
    return project + ":" + role;
  }

  public static String user(UserId user) {
    return "user:" + user;
  }

  private static Set<String> readers(Project project) {
    return project
        .grants()
        .getOrDefault(CorePermission.READ.name(), CorePermission.READ.defaults());
  }

  /** The roles, and those on the ladder above the lowest of them. */
  private static Set<String> expanded(Set<String> roles) {
    var all = new HashSet<>(roles);
    for (int i = Roles.LADDER.size() - 1; i > 0; i--) {
      if (all.contains(Roles.LADDER.get(i))) {
        all.add(Roles.LADDER.get(i - 1));
      }
    }
    return all;
  }

  private static Set<String> tokens(ProjectId project, Set<String> roles) {
    var tokens = new HashSet<String>();
    for (String role : roles) {
      switch (role) {
        case Roles.ANONYMOUS -> tokens.add(PUBLIC);
        case Roles.AUTHENTICATED -> tokens.add(AUTHENTICATED);
        default -> tokens.add(role(project, role));
      }
    }
    return tokens;
  }
}
