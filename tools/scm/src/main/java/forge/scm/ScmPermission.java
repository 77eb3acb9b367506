package forge.scm;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a project may grant where a repository is mounted. */
public enum ScmPermission implements Permission {
  WRITE("push to this repository", Roles.DEVELOPER);

  private final String deed;
  private final String least;

  ScmPermission(String deed, String least) {
    this.deed = deed;
    this.least = least;
  }

  @Override
  public String deed() {
    return deed;
  }

  @Override
  public Set<String> defaults() {
    return Set.of(least);
  }
}
