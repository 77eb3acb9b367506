package forge.artifact;

import forge.access.CorePermission;
import forge.access.Permission;
import forge.access.ReadTokens;
import forge.access.Roles;
import forge.access.Visit;
import forge.project.Deny;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectId;
import forge.user.UserId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may read an artifact, in the words of {@link ReadTokens}, as stored beside what is derived
 * from it. Somebody may read who holds a token of each set and is not denied.
 *
 * @param mount who may read the mount
 * @param artifact who the artifact is limited to
 * @param denied users who may not, whatever they hold
 */
public record Readers(Set<String> mount, Set<String> artifact, Set<String> denied) {
  public Readers {
    mount = Set.copyOf(mount);
    artifact = Set.copyOf(artifact);
    denied = Set.copyOf(denied);
  }

  /** Who may read an artifact of a mount; {@code limited} comes from its card. */
  public static Readers of(Project project, Mount mount, Set<String> limited) {
    var denied = new TreeSet<String>();
    Stream.concat(project.denies().stream(), mount.denies().stream())
        .filter(Readers::ofReading)
        .forEach(d -> denied.add(d.user().value()));
    return new Readers(
        ReadTokens.of(project, mount),
        limited.isEmpty() ? Set.of(ReadTokens.PUBLIC) : limited,
        denied);
  }

  /**
   * Whether somebody may read it.
   *
   * @param tokens those they hold
   */
  public boolean admit(UserId user, Set<String> tokens) {
    return !denied.contains(user.value())
        && mount.stream().anyMatch(tokens::contains)
        && artifact.stream().anyMatch(tokens::contains);
  }

  /** The mounts that others may read after a change than before it. */
  public static List<Mount> changed(Project before, Project after) {
    return after.mounts().stream()
        .filter(
            mount ->
                before
                    .mount(mount.id())
                    .filter(old -> !of(before, old, Set.of()).equals(of(after, mount, Set.of())))
                    .isPresent())
        .toList();
  }

  /** The tokens that hold a permission at a mount, for a {@link Card} limited to them. */
  public static Set<String> holding(Mount mount, Permission permission) {
    var tokens = new TreeSet<String>();
    for (String role : mount.grants().getOrDefault(permission.name(), permission.defaults())) {
      tokens.add(token(mount.project(), role));
    }
    return tokens;
  }

  /**
   * Whether everybody who may read one mount may read another of the same project, so that what is
   * at the other may be told there.
   */
  public static boolean readToo(Mount other, Mount one) {
    Set<String> wide = holding(other, CorePermission.READ);
    return one.denies().containsAll(other.denies().stream().filter(Readers::ofReading).toList())
        && (wide.contains(ReadTokens.PUBLIC)
            || wide.containsAll(holding(one, CorePermission.READ)));
  }

  /** The tokens a visitor holds within the project that is visited. */
  public static Set<String> tokens(Visit visit) {
    var tokens = new TreeSet<>(Set.of(ReadTokens.PUBLIC));
    if (!visit.user().guest()) {
      tokens.add(ReadTokens.AUTHENTICATED);
      tokens.add(ReadTokens.user(visit.user().id()));
    }
    visit.roles().forEach(r -> tokens.add(token(visit.project().id(), r)));
    return tokens;
  }

  private static boolean ofReading(Deny deny) {
    return deny.permission().equals("*") || deny.permission().equals(CorePermission.READ.name());
  }

  private static String token(ProjectId project, String role) {
    return switch (role) {
      case Roles.ANONYMOUS -> ReadTokens.PUBLIC;
      case Roles.AUTHENTICATED -> ReadTokens.AUTHENTICATED;
      default -> ReadTokens.role(project, role);
    };
  }
}
