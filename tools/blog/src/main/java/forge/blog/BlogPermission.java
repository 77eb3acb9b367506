package forge.blog;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a project may grant or withhold in a blog. */
public enum BlogPermission implements Permission {
  WRITE("write posts", Roles.DEVELOPER),
  COMMENT("comment on posts", Roles.AUTHENTICATED),
  MODERATE("change what others said, delete and restore posts", Roles.ADMIN);

  private final String deed;
  private final String role;

  BlogPermission(String deed, String role) {
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
