package forge.access;

import java.util.List;
import java.util.Set;

/** The roles every project has. Groups a project makes itself are {@code group:name}. */
public final class Roles {
  public static final String ADMIN = "admin";
  public static final String DEVELOPER = "developer";
  public static final String MEMBER = "member";
  public static final String AUTHENTICATED = "*authenticated";
  public static final String ANONYMOUS = "*anonymous";

  /** How the role begins that a group's people hold. */
  public static final String GROUP = "group:";

  /** From the most to the least trusted; each holds what those after it hold. */
  public static final List<String> LADDER =
      List.of(ADMIN, DEVELOPER, MEMBER, AUTHENTICATED, ANONYMOUS);

  public static final Set<String> EVERYBODY = Set.of(ANONYMOUS);

  private Roles() {}
}
