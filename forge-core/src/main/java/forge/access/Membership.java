package forge.access;

import forge.project.ProjectId;
import forge.user.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * The roles and groups a user holds in a project, as given; what they imply is worked out later.
 */
public record Membership(ProjectId project, UserId user, Set<String> roles, Instant since) {
  public Membership {
    roles = Set.copyOf(roles);
  }
}
