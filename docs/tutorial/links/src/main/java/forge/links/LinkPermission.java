package forge.links;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a role may do with links. */
public enum LinkPermission implements Permission {
  ADD("add links", Roles.MEMBER),
  REMOVE("remove links", Roles.DEVELOPER);

  private final String deed;
  private final String role;

  LinkPermission(String deed, String role) {
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
