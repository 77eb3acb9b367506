package forge.tool.web;

import forge.project.Deny;
import forge.project.Group;
import forge.project.Project;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Set;

/** Where a project's admins say which roles may do what, and keep single users out. */
public record PermissionsPage(
    Project project, List<Place> places, List<String> roles, List<Group> groups, Problems problems)
    implements View {

  /**
   * The project itself, or one mount.
   *
   * @param mount the id of the mount; empty for the project
   */
  public record Place(String mount, String label, List<Right> rights, List<Deny> denies) {}

  /** One permission and the roles that hold it. */
  public record Right(String permission, String deed, Set<String> roles) {}
}
