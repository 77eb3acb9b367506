package forge.tool;

import forge.access.Access;
import forge.access.AuditLog;
import forge.access.CorePermission;
import forge.access.Membership;
import forge.access.MembershipStore;
import forge.access.Roles;
import forge.access.Visit;
import forge.project.Profile;
import forge.project.Project;
import forge.project.Project.About;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people do with projects as such: make them, describe them, find them. */
public final class Projects {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,14}");
  private static final Set<String> RESERVED =
      Set.of("admin", "api", "new", "search", "projects", "rest", "help", "about", "static");

  private final ProjectStore store;
  private final MembershipStore memberships;
  private final Access access;
  private final AuditLog audit;
  private final Clock clock;
  private final Function<UserId, Optional<User>> people;
  private volatile BiConsumer<Project, Project> changes = (before, after) -> {};

  /**
   * What people do with projects.
   *
   * @param people finds users by name, each of whom has a home
   */
  public Projects(
      ProjectStore store,
      MembershipStore memberships,
      Access access,
      AuditLog audit,
      Clock clock,
      Function<UserId, Optional<User>> people) {
    this.store = store;
    this.memberships = memberships;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.people = people;
  }

  /** Hears of every change just before it is kept, with the project as it was and as it will be. */
  public void onChange(BiConsumer<Project, Project> changes) {
    this.changes = changes;
  }

  /** What is wrong with a name for a new project, or nothing. Asked while somebody types. */
  public @Nullable String problemWith(String name) {
    if (!NAME.matcher(name).matches()) {
      return "A project's name has 3 to 15 small letters, digits and hyphens, and starts with a"
          + " letter.";
    }
    if (RESERVED.contains(name)) {
      return "The name " + name + " is reserved.";
    }
    return store.exists(new ProjectId("p", name)) ? "The name " + name + " is taken." : null;
  }

  public Project create(Identity identity, String name, String title, String summary) {
    if (identity.user().guest()) {
      throw new SignInNeeded("start a project");
    }
    String problem = problemWith(name);
    if (problem != null) {
      throw new Invalid("name", problem);
    }
    return keep(identity.user(), new ProjectId("p", name), title, summary);
  }

  /** The home every user has, made when first asked for. */
  public Project home(User user) {
    var id = new ProjectId("u", user.id().value());
    return store
        .find(id)
        .orElseGet(
            () -> {
              try {
                return keep(user, id, user.displayName(), "");
              } catch (Conflict somebodyElseDid) {
                return store.find(id).orElseThrow(() -> somebodyElseDid);
              }
            });
  }

  /** Starts a project for somebody, whatever its neighborhood: for jobs. */
  public Project createAs(User owner, ProjectId id, String title, String summary) {
    return keep(owner, id, title, summary);
  }

  private Project keep(User owner, ProjectId id, String title, String summary) {
    var project =
        new Project(
            id,
            1,
            new About(
                Check.line("title", "The title", title, 60),
                Check.optionalLine("summary", "The summary", summary, 140),
                "",
                List.of(),
                null),
            Profile.EMPTY,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            clock.instant());
    store.insert(project);
    changes.accept(project, project);
    memberships.keep(new Membership(id, owner.id(), Set.of(Roles.ADMIN), clock.instant()));
    audit.note(id.toString(), owner.id(), "started the project");
    return project;
  }

  /**
   * Begins a visit to a project; one the user may not read is answered like one that is missing.
   */
  public Visit visit(Identity identity, ProjectId id) {
    return store
        .find(id)
        .or(() -> homeOf(id))
        .map(project -> access.visit(identity, project, null))
        .filter(visit -> visit.may(CorePermission.READ))
        .orElseThrow(() -> missing(id));
  }

  /** Begins a visit of a machine, whose key opens one mount and not the project around it. */
  public Visit visitOfMachine(Identity machine, ProjectId id, String point) {
    return store
        .find(id)
        .flatMap(project -> project.mount(point).map(m -> access.visit(machine, project, m)))
        .filter(visit -> visit.may(CorePermission.READ))
        .orElseThrow(() -> missing(id));
  }

  private static NotFound missing(ProjectId id) {
    return new NotFound(
        id.neighborhood().equals("u") ? "The user " + id.name() : "The project " + id);
  }

  private Optional<Project> homeOf(ProjectId id) {
    return id.neighborhood().equals("u")
        ? people.apply(new UserId(id.name())).map(this::home)
        : Optional.empty();
  }

  public Project describe(
      Visit visit, String title, String summary, String description, List<String> labels) {
    visit.require(CorePermission.ADMIN);
    if (labels.size() > 20) {
      throw new Invalid("labels", "A project has at most 20 labels.", 20L);
    }
    var about =
        new About(
            Check.line("title", "The title", title, 60),
            Check.optionalLine("summary", "The summary", summary, 140),
            Check.text("description", "The description", description, 20_000),
            labels.stream().map(l -> Check.line("labels", "A label", l, 30)).distinct().toList(),
            visit.project().about().icon());
    return change(visit, visit.project().withAbout(about), "changed the project's description");
  }

  public Project showIcon(Visit visit, @Nullable String icon) {
    visit.require(CorePermission.ADMIN);
    var old = visit.project().about();
    var about = new About(old.title(), old.summary(), old.description(), old.labels(), icon);
    return change(visit, visit.project().withAbout(about), "changed the project's icon");
  }

  /**
   * Changes what strangers are told of a project.
   *
   * @param deed completes a sentence that starts with the user's name
   */
  public Project present(Visit visit, Profile profile, String deed) {
    visit.require(CorePermission.ADMIN);
    return change(visit, visit.project().withProfile(profile), deed);
  }

  /** Keeps a changed project and notes the change. */
  Project change(Visit visit, Project project, String deed) {
    changes.accept(visit.project(), project);
    store.replace(project);
    audit.note(project.id().toString(), visit.user().id(), deed);
    return project;
  }

  /** Refuses everybody but administrators of the site. */
  public static void requireSiteAdmin(Identity identity) {
    if (identity.user().guest()) {
      throw new SignInNeeded("administrate this site");
    }
    if (!identity.user().admin()) {
      throw new Denied("administrate this site");
    }
  }
}
