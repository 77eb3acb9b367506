package forge.chat;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a role may do in a room. */
public enum ChatPermission implements Permission {
  SAY("write in this room", Roles.AUTHENTICATED),
  CALL("call everybody with @all or @here, and groups such as @developers", Roles.DEVELOPER),
  MODERATE("delete what others wrote", Roles.DEVELOPER);

  private final String deed;
  private final String role;

  ChatPermission(String deed, String role) {
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
