package forge.tickets;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a role may do with tickets. */
public enum TicketPermission implements Permission {
  OPEN("open tickets", Roles.AUTHENTICATED),
  COMMENT("comment on tickets", Roles.AUTHENTICATED),
  UPDATE("change tickets", Roles.DEVELOPER),
  MODERATE("change what others said", Roles.ADMIN);

  private final String deed;
  private final String role;

  TicketPermission(String deed, String role) {
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
