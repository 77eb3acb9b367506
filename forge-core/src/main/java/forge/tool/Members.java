package forge.tool;

import forge.access.AuditLog;
import forge.access.Circle;
import forge.access.CorePermission;
import forge.access.Membership;
import forge.access.MembershipStore;
import forge.access.Permission;
import forge.access.Roles;
import forge.access.Visit;
import forge.markup.Reference;
import forge.project.Deny;
import forge.project.Group;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Taken;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who belongs to a project and what its roles may do. Every change is a line in the audit log. */
public final class Members {

  private static final Pattern GROUP_NAME = Pattern.compile("[a-z][a-z0-9-]{1,19}");

  private final Projects projects;
  private final MembershipStore memberships;
  private final AuditLog audit;
  private final Clock clock;
  private final Function<Collection<UserId>, Map<UserId, String>> names;
  private final List<Consumer<Mount>> rightsListeners = new ArrayList<>();

  /**
   * @param names what users call themselves; those who do not exist are left out
   */
  public Members(
      Projects projects,
      MembershipStore memberships,
      AuditLog audit,
      Clock clock,
      Function<Collection<UserId>, Map<UserId, String>> names) {
    this.projects = projects;
    this.memberships = memberships;
    this.audit = audit;
    this.clock = clock;
    this.names = names;
  }

  /** Hears of every mount whose readers may have changed. */
  public void onRightsChanged(Consumer<Mount> listener) {
    rightsListeners.add(listener);
  }

  public Slice<Membership> list(Visit visit, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    return memberships.ofProject(visit.project().id(), after, limit);
  }

  /** Those of one group, by the name texts call it by. */
  public Slice<Membership> list(Visit visit, String group, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    Circle circle =
        Circle.find(visit.project(), group).orElseThrow(() -> new NotFound("The group " + group));
    return memberships.ofCircle(circle, after, limit);
  }

  /** What members call themselves, by user, in one call. */
  public Map<String, String> names(List<Membership> members) {
    var found = new HashMap<String, String>();
    names
        .apply(members.stream().map(Membership::user).toList())
        .forEach((user, name) -> found.put(user.value(), name));
    return found;
  }

  /** Gives a user exactly these roles; none ends the membership. */
  public void give(Visit visit, String name, Set<String> roles) {
    visit.require(CorePermission.ADMIN);
    UserId user = user(name);
    for (String role : roles) {
      if (!assignable(visit).contains(role)) {
        throw new Invalid("roles", "There is no role " + role + ".");
      }
    }
    if (!roles.contains(Roles.ADMIN)) {
      keepAnAdmin(visit, user);
    }
    memberships.keep(new Membership(visit.project().id(), user, roles, clock.instant()));
    audit.note(
        visit.project().id().toString(),
        visit.user().id(),
        roles.isEmpty()
            ? "took every role from " + user
            : "made " + user + " " + String.join(", ", roles));
    visit.project().mounts().forEach(this::rightsChanged);
  }

  private void keepAnAdmin(Visit visit, UserId leaving) {
    var admins = memberships.holders(visit.project().id(), Roles.ADMIN, 2);
    if (admins.size() == 1 && admins.getFirst().user().equals(leaving)) {
      throw new Conflict("A project needs an admin; make somebody else one first.");
    }
  }

  /** The roles a person can be given. */
  public static List<String> assignable(Visit visit) {
    var roles = new ArrayList<>(List.of(Roles.ADMIN, Roles.DEVELOPER, Roles.MEMBER));
    visit.project().groups().forEach(g -> roles.add(Roles.GROUP + g.name()));
    return roles;
  }

  /** The roles a permission can be granted to. */
  public static List<String> grantable(Visit visit) {
    var roles = new ArrayList<>(assignable(visit));
    roles.add(Roles.AUTHENTICATED);
    roles.add(Roles.ANONYMOUS);
    return roles;
  }

  public void addGroup(Visit visit, String name, String description) {
    visit.require(CorePermission.ADMIN);
    checkGroup(name);
    var groups = new ArrayList<>(visit.project().groups());
    if (groups.stream().anyMatch(g -> g.name().equals(name))) {
      throw new Taken("There is a group " + name + " already.");
    }
    if (groups.size() >= 50) {
      throw new Invalid("name", "A project has at most 50 groups.", 50L);
    }
    groups.add(
        new Group(name, Check.optionalLine("description", "The description", description, 140)));
    projects.change(visit, visit.project().withGroups(groups), "added the group " + name);
  }

  /** Whoever is called by the name of a group must be able to tell that they are meant. */
  private void checkGroup(String name) {
    if (!GROUP_NAME.matcher(name).matches()) {
      throw new Invalid(
          "name", "A group's name has 2 to 20 small letters, digits and hyphens.", 20L);
    }
    if (Circle.usual(name) || Reference.mention(name).circle()) {
      throw new Invalid("name", "The name " + name + " is reserved: @" + name + " calls others.");
    }
    UserId same = new UserId(name);
    if (names.apply(List.of(same)).containsKey(same)) {
      throw new Invalid("name", "There is a user " + name + ", whom @" + name + " calls.");
    }
  }

  public void removeGroup(Visit visit, String name) {
    visit.require(CorePermission.ADMIN);
    var groups = visit.project().groups().stream().filter(g -> !g.name().equals(name)).toList();
    projects.change(visit, visit.project().withGroups(groups), "removed the group " + name);
  }

  /** Says which roles hold a permission, on a mount or, where there is none, the whole project. */
  public void grant(Visit visit, @Nullable MountId id, Permission permission, Set<String> roles) {
    visit.require(CorePermission.ADMIN);
    for (String role : roles) {
      if (!grantable(visit).contains(role)) {
        throw new Invalid("roles", "There is no role " + role + ".");
      }
    }
    var project = visit.project();
    String deed =
        "let " + (roles.isEmpty() ? "nobody" : String.join(", ", roles)) + " " + permission.deed();
    if (id == null) {
      projects.change(visit, project.withGrants(with(project.grants(), permission, roles)), deed);
      project.mounts().forEach(this::rightsChanged);
    } else {
      Mount mount = Mounting.get(visit, id);
      Mount changed = mount.withGrants(with(mount.grants(), permission, roles));
      projects.change(visit, project.withMount(changed), deed + " at " + mount.point());
      rightsChanged(changed);
    }
  }

  private static Map<String, Set<String>> with(
      Map<String, Set<String>> grants, Permission permission, Set<String> roles) {
    var changed = new HashMap<>(grants);
    changed.put(permission.name(), Set.copyOf(roles));
    return changed;
  }

  /** Keeps one user out, whatever their roles allow. */
  public void deny(
      Visit visit, @Nullable MountId id, String name, String permission, String reason) {
    visit.require(CorePermission.ADMIN);
    var deny = new Deny(user(name), permission, Check.line("reason", "The reason", reason, 200));
    if (deny.user().equals(visit.user().id())) {
      throw new Invalid("user", "You cannot deny yourself.");
    }
    changeDenies(visit, id, "denied " + name + ": " + deny.reason(), denies -> denies.add(deny));
  }

  public void allowAgain(Visit visit, @Nullable MountId id, String name) {
    visit.require(CorePermission.ADMIN);
    changeDenies(
        visit,
        id,
        "allowed " + name + " again",
        denies -> denies.removeIf(d -> d.user().value().equals(name)));
  }

  private void changeDenies(
      Visit visit, @Nullable MountId id, String deed, Consumer<List<Deny>> change) {
    var project = visit.project();
    if (id == null) {
      var denies = new ArrayList<>(project.denies());
      change.accept(denies);
      projects.change(visit, project.withDenies(denies), deed);
      project.mounts().forEach(this::rightsChanged);
      return;
    }
    Mount mount = Mounting.get(visit, id);
    var denies = new ArrayList<>(mount.denies());
    change.accept(denies);
    Mount changed = mount.withDenies(denies);
    projects.change(visit, project.withMount(changed), deed + " at " + mount.point());
    rightsChanged(changed);
  }

  private void rightsChanged(Mount mount) {
    rightsListeners.forEach(l -> l.accept(mount));
  }

  private UserId user(String name) {
    try {
      UserId user = UserId.valueOf(name.strip());
      if (names.apply(List.of(user)).containsKey(user)) {
        return user;
      }
    } catch (IllegalArgumentException e) {
      throw new Invalid("user", "There is no user " + name + ".");
    }
    throw new Invalid("user", "There is no user " + name + ".");
  }
}
