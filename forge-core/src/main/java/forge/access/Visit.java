package forge.access;

import forge.project.Deny;
import forge.project.Mount;
import forge.project.Project;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is here, and where: every deed is part of one and asks it for the right. */
public final class Visit {
  private final Identity identity;
  private final Project project;
  private final @Nullable Mount mount;
  private final Set<String> roles;
  private final @Nullable Set<String> only;

  /**
   * @param roles every role the user holds here, those implied by others included
   */
  public Visit(Identity identity, Project project, @Nullable Mount mount, Set<String> roles) {
    this(identity, project, mount, roles, null);
  }

  /**
   * @param only the names of all that may be done, whatever the roles; null where they decide
   */
  private Visit(
      Identity identity,
      Project project,
      @Nullable Mount mount,
      Set<String> roles,
      @Nullable Set<String> only) {
    this.only = only;
    this.identity = identity;
    this.project = project;
    this.mount = mount;
    this.roles = Set.copyOf(roles);
  }

  /** A visit of the forge itself, which may do everything: for jobs. */
  public static Visit ofForge(Project project, @Nullable Mount mount) {
    var forge = new Identity(User.FORGE, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
    return new Visit(forge, project, mount, Set.copyOf(Roles.LADDER));
  }

  /** A visit of a machine that may do this at this mount, whoever else may. */
  static Visit ofKey(
      Identity identity, Project project, @Nullable Mount mount, Set<String> permissions) {
    return new Visit(identity, project, mount, Set.of(), Set.copyOf(permissions));
  }

  public Identity identity() {
    return identity;
  }

  public User user() {
    return identity.user();
  }

  public Project project() {
    return project;
  }

  public Set<String> roles() {
    return roles;
  }

  /** The mount that is visited; a visit to the project itself has none. */
  public Mount mount() {
    if (mount == null) {
      throw new IllegalStateException("this visit is to the project " + project.id());
    }
    return mount;
  }

  /** The same visitor at another mount of the same project. */
  public Visit at(Mount other) {
    return new Visit(identity, project, other, roles, nothing());
  }

  /** The same visitor at the project itself. */
  public Visit atProject() {
    return new Visit(identity, project, null, roles, nothing());
  }

  /** Whoever may do something at one mount only, may do nothing elsewhere. */
  private @Nullable Set<String> nothing() {
    return only == null ? null : Set.of();
  }

  public boolean may(Permission permission) {
    if (only != null) {
      return only.contains(permission.name());
    }
    if (user().admin()) {
      return true;
    }
    if (mount == null) {
      return allowed(permission, project.grants(), project.denies());
    }
    return allowed(CorePermission.READ, project.grants(), project.denies())
        && allowed(permission, mount.grants(), mount.denies());
  }

  /** Refuses unless the visitor holds the permission. The first line of every deed. */
  public void require(Permission permission) {
    require(permission, permission.deed());
  }

  /** The same for a deed that the permission covers and is not called after. */
  public void require(Permission permission, String deed) {
    if (may(permission)) {
      return;
    }
    if (user().guest()) {
      throw new SignInNeeded(deed);
    }
    throw new Denied(deed);
  }

  /** Refuses tokens that were not given this scope; sessions have every scope. */
  public void requireScope(String scope) {
    if (!identity.within(scope)) {
      throw new Denied("do this with a token that lacks the scope " + scope);
    }
  }

  private boolean allowed(
      Permission permission, Map<String, Set<String>> grants, List<Deny> denies) {
    boolean denied =
        denies.stream()
            .anyMatch(
                d ->
                    d.user().equals(user().id())
                        && (d.permission().equals(permission.name())
                            || d.permission().equals("*")));
    return !denied
        && grants.getOrDefault(permission.name(), permission.defaults()).stream()
            .anyMatch(roles::contains);
  }
}
