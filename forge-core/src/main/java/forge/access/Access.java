package forge.access;

import forge.project.Mount;
import forge.project.Project;
import forge.user.Identity;
import forge.user.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out what a visitor may do. */
public final class Access {
  /** Nobody's search or list of projects goes through more memberships than this. */
  private static final int MOST_PROJECTS = 500;

  private final MembershipStore memberships;
  private final DeployKeys keys;

  public Access(MembershipStore memberships, DeployKeys keys) {
    this.memberships = memberships;
    this.keys = keys;
  }

  /** Begins a visit, with one database call at most for a signed-in user, none for a guest. */
  public Visit visit(Identity identity, Project project, @Nullable Mount mount) {
    if (identity.proof() == Identity.Proof.DEPLOY_KEY) {
      return Visit.ofKey(identity, project, mount, granted(identity, mount));
    }
    return new Visit(identity, project, mount, rolesOf(identity, project));
  }

  private Set<String> granted(Identity identity, @Nullable Mount mount) {
    String fingerprint = identity.credential();
    if (mount == null || fingerprint == null) {
      return Set.of();
    }
    return keys.find(fingerprint)
        .filter(key -> key.mount().equals(mount.id()))
        .map(DeployKey::permissions)
        .orElse(Set.of());
  }

  /** What the search index may show this user. */
  public Set<String> readTokens(Identity identity) {
    return readTokens(identity.user());
  }

  /** The same of an account, with one database call. */
  public Set<String> readTokens(User user) {
    var tokens = new HashSet<String>();
    tokens.add(ReadTokens.PUBLIC);
    if (user.guest()) {
      return tokens;
    }
    tokens.add(ReadTokens.AUTHENTICATED);
    tokens.add(ReadTokens.user(user.id()));
    List<Membership> mine = memberships.ofUser(user.id(), MOST_PROJECTS);
    mine.forEach(m -> implied(m.roles()).forEach(r -> tokens.add(ReadTokens.role(m.project(), r))));
    return tokens;
  }

  private Set<String> rolesOf(Identity identity, Project project) {
    if (identity.user().guest()) {
      return Roles.EVERYBODY;
    }
    var roles = new HashSet<String>();
    roles.add(Roles.ANONYMOUS);
    roles.add(Roles.AUTHENTICATED);
    memberships
        .find(project.id(), identity.user().id())
        .ifPresent(m -> roles.addAll(implied(m.roles())));
    return roles;
  }

  /** The roles given and those they hold: an admin is a developer is a member. */
  static Set<String> implied(Set<String> given) {
    var all = new HashSet<>(given);
    for (int i = 0; i < Roles.LADDER.size() - 1; i++) {
      if (all.contains(Roles.LADDER.get(i))) {
        all.add(Roles.LADDER.get(i + 1));
      }
    }
    if (!given.isEmpty()) {
      all.add(Roles.MEMBER);
    }
    return all;
  }
}
