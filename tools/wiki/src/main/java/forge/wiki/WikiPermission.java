package forge.wiki;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a project may grant or withhold in a wiki. */
public enum WikiPermission implements Permission {
  EDIT("write pages", Roles.MEMBER),
  MODERATE("delete and restore pages", Roles.ADMIN);

  private final String deed;
  private final String role;

  WikiPermission(String deed, String role) {
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
