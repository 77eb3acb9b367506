package forge.access;

import java.util.Set;

/** What every project and every mount may grant, whatever the tool. */
public enum CorePermission implements Permission {
  READ("read this", Roles.ANONYMOUS),
  ADMIN("change how this is set up", Roles.ADMIN);

  private final String deed;
  private final String role;

  CorePermission(String deed, String role) {
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
