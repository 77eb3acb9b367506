package forge.tool.web;

import forge.access.AuditLog;
import forge.access.CorePermission;
import forge.access.Membership;
import forge.access.Permission;
import forge.access.Visit;
import forge.hook.Webhooks;
import forge.hook.web.WebhookViews;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.Project.About;
import forge.project.ToolKey;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.tool.Members;
import forge.tool.Mounting;
import forge.tool.Projects;
import forge.tool.Tool;
import forge.tool.Tools;
import forge.tool.web.PermissionsPage.Place;
import forge.tool.web.PermissionsPage.Right;
import forge.tool.web.ToolsPage.Mounted;
import forge.tool.web.ToolsPage.Setting;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the admins of a project: description, tools, permissions, members, audit log. */
@Produces(MediaType.TEXT_HTML)
public final class SettingsViews {
  private static final int PAGE = 50;

  private final Visit visit;
  private final Projects projects;
  private final Mounting mounting;
  private final Members members;
  private final Tools tools;
  private final AuditLog audit;
  private final Webhooks webhooks;

  public SettingsViews(
      Visit visit,
      Projects projects,
      Mounting mounting,
      Members members,
      Tools tools,
      AuditLog audit,
      Webhooks webhooks) {
    this.visit = visit;
    this.projects = projects;
    this.mounting = mounting;
    this.members = members;
    this.tools = tools;
    this.audit = audit;
    this.webhooks = webhooks;
  }

  @GET
  public View about() {
    var about = visit.project().about();
    return new AdminPage(visit.project(), about, String.join(", ", about.labels()), Problems.NONE);
  }

  @POST
  public Response describe(
      @FormParam("title") @Nullable String title,
      @FormParam("summary") @Nullable String summary,
      @FormParam("description") @Nullable String description,
      @FormParam("labels") @Nullable String labels) {
    var typed = new About(or(title), or(summary), or(description), List.of(), null);
    try {
      projects.describe(visit, typed.title(), typed.summary(), typed.description(), words(labels));
      return done("", "Saved.");
    } catch (Invalid e) {
      return Answers.again(new AdminPage(visit.project(), typed, or(labels), Problems.of(e)));
    }
  }

  @GET
  @Path("tools")
  public View tools() {
    return toolsPage(Map.of(), Problems.NONE);
  }

  @POST
  @Path("tools")
  public Response mount(
      @FormParam("tool") @Nullable String key,
      @FormParam("point") @Nullable String point,
      @FormParam("label") @Nullable String label) {
    return orAgain(
        () -> {
          Tool tool =
              tools.declaration(key(key)).orElseThrow(() -> new NotFound("The tool " + key));
          mounting.mount(
              visit,
              tool.key(),
              point == null || point.isBlank() ? tool.defaultPoint() : point.strip(),
              label == null || label.isBlank() ? tool.label() : label);
          return done("/tools", tool.label() + " is there now.");
        },
        p -> toolsPage(Map.of("tool", or(key), "point", or(point), "label", or(label)), p));
  }

  @POST
  @Path("tools/order")
  public Response order(@FormParam("mount") @Nullable List<String> ids) {
    mounting.order(visit, ids == null ? List.of() : ids);
    return done("/tools", "The tools have their new order.");
  }

  @POST
  @Path("tools/{mount}")
  public Response set(@PathParam("mount") String id, MultivaluedMap<String, String> form) {
    return orAgain(
        () -> {
          var options = new HashMap<String, String>();
          form.forEach((name, values) -> options.put(name, values.getFirst()));
          mounting.set(visit, named(id), options.getOrDefault("label", ""), options);
          return done("/tools", "Saved.");
        },
        p -> toolsPage(Map.of(), p));
  }

  @POST
  @Path("tools/{mount}/remove")
  public Response unmount(@PathParam("mount") String id) {
    mounting.unmount(visit, named(id));
    return done("/tools", "The tool is gone.");
  }

  @GET
  @Path("permissions")
  public View permissions() {
    return permissionsPage(Problems.NONE);
  }

  @POST
  @Path("permissions")
  public Response grant(
      @FormParam("mount") @Nullable String mount,
      @FormParam("permission") @Nullable String permission,
      @FormParam("role") @Nullable List<String> roles) {
    return orAgain(
        () -> {
          Set<String> chosen = roles == null ? Set.of() : new HashSet<>(roles);
          members.grant(visit, id(mount), permission(id(mount), or(permission)), chosen);
          return done("/permissions", "Saved.");
        },
        this::permissionsPage);
  }

  @POST
  @Path("permissions/deny")
  public Response deny(
      @FormParam("mount") @Nullable String mount,
      @FormParam("user") @Nullable String user,
      @FormParam("permission") @Nullable String permission,
      @FormParam("reason") @Nullable String reason) {
    return orAgain(
        () -> {
          String what =
              permission == null || permission.equals("*")
                  ? "*"
                  : permission(id(mount), permission).name();
          members.deny(visit, id(mount), or(user), what, or(reason));
          return done("/permissions", or(user) + " is denied.");
        },
        this::permissionsPage);
  }

  @POST
  @Path("permissions/allow")
  public Response allow(
      @FormParam("mount") @Nullable String mount, @FormParam("user") @Nullable String user) {
    members.allowAgain(visit, id(mount), or(user));
    return done("/permissions", or(user) + " is allowed again.");
  }

  @POST
  @Path("groups")
  public Response addGroup(
      @FormParam("name") @Nullable String name,
      @FormParam("description") @Nullable String description) {
    return orAgain(
        () -> {
          members.addGroup(visit, or(name), or(description));
          return done("/permissions", "The group is there now.");
        },
        this::permissionsPage);
  }

  @POST
  @Path("groups/{name}/remove")
  public Response removeGroup(@PathParam("name") String name) {
    members.removeGroup(visit, name);
    return done("/permissions", "The group is gone.");
  }

  @GET
  @Path("members")
  public View members(@QueryParam("after") @Nullable String after) {
    return membersPage(after, Map.of(), Problems.NONE);
  }

  @POST
  @Path("members")
  public Response give(
      @FormParam("user") @Nullable String user, @FormParam("role") @Nullable List<String> roles) {
    return orAgain(
        () -> {
          members.give(visit, or(user), roles == null ? Set.of() : new HashSet<>(roles));
          return done("/members", "Saved.");
        },
        p -> membersPage(null, Map.of("user", or(user)), p));
  }

  @Path("webhooks")
  public Object webhooks() {
    return new WebhookViews(webhooks, visit);
  }

  @GET
  @Path("audit")
  public View audit(@QueryParam("before") @Nullable String before) {
    return new AuditPage(
        visit.project(), audit.lines(visit.project().id().toString(), before, PAGE));
  }

  private ToolsPage toolsPage(Map<String, String> typed, Problems problems) {
    return new ToolsPage(
        visit.project(),
        visit.project().mounts().stream().map(this::mounted).toList(),
        tools.declared(),
        typed,
        problems);
  }

  private Mounted mounted(Mount mount) {
    return tools
        .declaration(mount.tool())
        .map(
            tool ->
                new Mounted(
                    mount,
                    tool.label(),
                    tool.icon(),
                    tool.options().stream()
                        .filter(o -> !o.once())
                        .map(o -> new Setting(o, o.of(mount.options())))
                        .toList()))
        .orElseGet(() -> new Mounted(mount, mount.tool() + " (not installed)", "box", List.of()));
  }

  private PermissionsPage permissionsPage(Problems problems) {
    var project = visit.project();
    var places = new ArrayList<Place>();
    places.add(
        new Place(
            "",
            "The whole project",
            rights(List.of(CorePermission.values()), project.grants()),
            project.denies()));
    for (Mount mount : project.mounts()) {
      places.add(
          new Place(
              mount.id().value(),
              mount.label(),
              rights(permissions(mount), mount.grants()),
              mount.denies()));
    }
    return new PermissionsPage(
        project, places, Members.grantable(visit), project.groups(), problems);
  }

  private static List<Right> rights(
      List<? extends Permission> permissions, Map<String, Set<String>> grants) {
    return permissions.stream()
        .map(p -> new Right(p.name(), p.deed(), grants.getOrDefault(p.name(), p.defaults())))
        .toList();
  }

  private List<Permission> permissions(Mount mount) {
    var all = new ArrayList<Permission>(List.of(CorePermission.READ));
    tools.declaration(mount.tool()).ifPresent(t -> all.addAll(t.permissions()));
    return all;
  }

  private Permission permission(@Nullable MountId id, String name) {
    List<? extends Permission> known =
        id == null
            ? Arrays.asList(CorePermission.values())
            : permissions(
                visit.project().mount(id).orElseThrow(() -> new NotFound("The mount " + id)));
    return known.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Invalid("permission", "There is no permission " + name + "."));
  }

  private MembersPage membersPage(
      @Nullable String after, Map<String, String> typed, Problems problems) {
    Slice<Membership> some = members.list(visit, after, PAGE);
    return new MembersPage(
        visit.project(),
        some,
        members.names(some.items()),
        Members.assignable(visit),
        typed,
        problems);
  }

  private Response orAgain(
      Supplier<Response> deed, java.util.function.Function<Problems, View> form) {
    try {
      return deed.get();
    } catch (Invalid e) {
      return Answers.again(form.apply(Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(form.apply(Problems.of("", ((Refusal) e).reason())));
    }
  }

  private Response done(String part, String notice) {
    return Answers.seeOther(URI.create(visit.project().page() + "/-/admin" + part), notice);
  }

  private static ToolKey key(@Nullable String key) {
    try {
      return new ToolKey(or(key));
    } catch (IllegalArgumentException e) {
      throw new Invalid("tool", "Choose a tool.");
    }
  }

  private static MountId named(String mount) {
    MountId id = id(mount);
    if (id == null) {
      throw new NotFound("The mount");
    }
    return id;
  }

  private static @Nullable MountId id(@Nullable String mount) {
    return mount == null || mount.isBlank() ? null : new MountId(mount);
  }

  private static List<String> words(@Nullable String labels) {
    return Arrays.stream(or(labels).split(","))
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .toList();
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
