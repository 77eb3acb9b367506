package forge.scm.rule;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.tool.Members;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a rule lets do something: a role, all who may push, or nobody.
 *
 * @param role the name of a role, or {@code pushers} or {@code nobody}
 */
public record Who(String role) {
  public static final Who NOBODY = new Who("nobody");
  public static final Who ADMINS = new Who(Roles.ADMIN);
  public static final Who PUSHERS = new Who("pushers");

  /** The one that somebody chose in a field of that name. */
  static Who chosen(Visit visit, String field, String role) {
    if (choices(visit).stream().noneMatch(who -> who.role.equals(role))) {
      throw new Invalid(field, "There is no role “" + role + "” in this project.");
    }
    return new Who(role);
  }

  /** All that can be chosen in the visited project. */
  public static List<Who> choices(Visit visit) {
    var all = new ArrayList<>(List.of(PUSHERS));
    Members.assignable(visit).forEach(role -> all.add(new Who(role)));
    all.add(NOBODY);
    return all;
  }

  /** Admins hold every role; of what nobody may do, they lift the rule first. */
  boolean admits(Visit visit) {
    return equals(PUSHERS)
        || (!equals(NOBODY) && (visit.roles().contains(role) || visit.may(CorePermission.ADMIN)));
  }

  /** As people say it. */
  public String label() {
    return switch (role) {
      case "pushers" -> "everybody who may push";
      case "nobody" -> "nobody";
      case Roles.ADMIN -> "admins";
      case Roles.DEVELOPER -> "developers";
      case Roles.MEMBER -> "members";
      default -> role.startsWith("group:") ? "the group " + role.substring(6) : role;
    };
  }
}
