package forge.files;

import forge.access.Permission;
import forge.access.Roles;
import java.util.Set;

/** What a project may grant or withhold where it ships files. */
public enum FilesPermission implements Permission {
  UPLOAD("upload files and write release notes", Roles.DEVELOPER),
  REMOVE("remove files", Roles.DEVELOPER);

  private final String deed;
  private final String role;

  FilesPermission(String deed, String role) {
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
