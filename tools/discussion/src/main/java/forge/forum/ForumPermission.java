package forge.forum;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a role may do in forums, beside reading them and setting them up. */
public enum ForumPermission implements Permission {
  POST("open topics and answer them", Roles.AUTHENTICATED),
  MODERATE("move, mark, lock and delete topics, and change what others said", Roles.DEVELOPER);

  private final String deed;
  private final String role;

  ForumPermission(String deed, String role) {
    this.deed = deed;
    this.role = role;
  }

  @Override
  public String deed() {
    return deed;
  }

  @Override
  public Set<String> defaults() {
    return Set.of(role);
  }
}
