package forge.tool.web;

import forge.access.CorePermission;
import forge.access.Permission;
import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.tool.Members;
import forge.tool.Tools;
import forge.tool.web.PermissionsPage.Place;
import forge.tool.web.PermissionsPage.Right;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers admins who say which roles, groups and people may do what. */
@Produces(MediaType.TEXT_HTML)
public final class PermissionsViews {
  private final Visit visit;
  private final Members members;
  private final Tools tools;

  PermissionsViews(Visit visit, Members members, Tools tools) {
    this.visit = visit;
    this.members = members;
    this.tools = tools;
  }

  @GET
  public View page() {
    return page(Problems.NONE);
  }

  @POST
  public Response grant(
      @FormParam("mount") @Nullable String mount,
      @FormParam("permission") @Nullable String permission,
      @FormParam("role") @Nullable List<String> roles) {
    return Answers.orAgain(
        "",
        () -> {
          Set<String> chosen = roles == null ? Set.of() : new HashSet<>(roles);
          members.grant(visit, id(mount), permission(id(mount), or(permission)), chosen);
          return done("Saved.");
        },
        this::page);
  }

  @POST
  @Path("deny")
  public Response deny(
      @FormParam("mount") @Nullable String mount,
      @FormParam("user") @Nullable String user,
      @FormParam("permission") @Nullable String permission,
      @FormParam("reason") @Nullable String reason) {
    return Answers.orAgain(
        "",
        () -> {
          String what =
              permission == null || permission.equals("*")
                  ? "*"
                  : permission(id(mount), permission).name();
          members.deny(visit, id(mount), or(user), what, or(reason));
          return done(or(user) + " is denied.");
        },
        this::page);
  }

  @POST
  @Path("allow")
  public Response allow(
      @FormParam("mount") @Nullable String mount, @FormParam("user") @Nullable String user) {
    members.allowAgain(visit, id(mount), or(user));
    return done(or(user) + " is allowed again.");
  }

  @POST
  @Path("groups")
  public Response addGroup(
      @FormParam("name") @Nullable String name,
      @FormParam("description") @Nullable String description) {
    return Answers.orAgain(
        "",
        () -> {
          members.addGroup(visit, or(name), or(description));
          return done("The group is there now.");
        },
        this::page);
  }

  @POST
  @Path("groups/{name}/remove")
  public Response removeGroup(@PathParam("name") String name) {
    members.removeGroup(visit, name);
    return done("The group is gone.");
  }

  private PermissionsPage page(Problems problems) {
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

  private Response done(String notice) {
    return Answers.seeOther(URI.create(visit.project().page() + "/-/admin/permissions"), notice);
  }

  private static @Nullable MountId id(@Nullable String mount) {
    return mount == null || mount.isBlank() ? null : new MountId(mount);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
