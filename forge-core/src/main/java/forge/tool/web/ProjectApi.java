package forge.tool.web;

import forge.access.CorePermission;
import forge.access.Membership;
import forge.access.Visit;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ToolKey;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.tool.Members;
import forge.tool.Mounting;
import forge.tool.Projects;
import forge.tool.Tool;
import forge.tool.Tools;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers programs that visit a project as such. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProjectApi {
  private final Visit visit;
  private final Projects projects;
  private final Mounting mounting;
  private final Members members;
  private final Tools tools;
  private final Parts parts;

  public ProjectApi(
      Visit visit,
      Projects projects,
      Mounting mounting,
      Members members,
      Tools tools,
      Parts parts) {
    this.visit = visit;
    this.projects = projects;
    this.mounting = mounting;
    this.members = members;
    this.tools = tools;
    this.parts = parts;
  }

  /** A project as programs read it. */
  public record ProjectJson(
      String id,
      String title,
      String summary,
      String description,
      List<String> labels,
      List<MountJson> tools,
      Instant createdAt) {

    public static ProjectJson of(Project project, List<Mount> seen) {
      var about = project.about();
      return new ProjectJson(
          project.id().toString(),
          about.title(),
          about.summary(),
          about.description(),
          about.labels(),
          seen.stream().map(MountJson::of).toList(),
          project.createdAt());
    }
  }

  /** A mounted tool as programs read it. */
  public record MountJson(String id, String tool, String point, String label, String api) {
    static MountJson of(Mount mount) {
      return new MountJson(
          mount.id().value(),
          mount.tool().value(),
          mount.point().value(),
          mount.label(),
          mount.api().toString());
    }
  }

  /** What can be changed of a project; what is missing stays. */
  public record DescriptionJson(
      @Nullable String title,
      @Nullable String summary,
      @Nullable String description,
      @Nullable List<String> labels) {}

  /** A tool to be mounted; point and label default to the tool's own. */
  public record NewMountJson(
      @Nullable String tool, @Nullable String point, @Nullable String label) {}

  /** A member and the roles given. */
  public record MemberJson(String user, Set<String> roles, Instant since) {
    static MemberJson of(Membership membership) {
      return new MemberJson(membership.user().value(), membership.roles(), membership.since());
    }
  }

  /** The roles somebody is to hold; none ends the membership. */
  public record RolesJson(@Nullable Set<String> roles) {}

  @GET
  public ProjectJson project() {
    var seen =
        visit.project().mounts().stream()
            .filter(m -> visit.at(m).may(CorePermission.READ))
            .toList();
    return ProjectJson.of(visit.project(), seen);
  }

  @Path("-/{part: [a-z]+}")
  public Object part(@PathParam("part") String part) {
    return parts.at(part, visit);
  }

  @PUT
  public ProjectJson describe(DescriptionJson to) {
    var about = visit.project().about();
    Project changed =
        projects.describe(
            visit,
            to.title() == null ? about.title() : to.title(),
            to.summary() == null ? about.summary() : to.summary(),
            to.description() == null ? about.description() : to.description(),
            to.labels() == null ? about.labels() : to.labels());
    return ProjectJson.of(changed, changed.mounts());
  }

  @POST
  @Path("-/tools")
  public Response mount(NewMountJson wanted) {
    if (wanted.tool() == null) {
      throw new Invalid("tool", "Say which tool.");
    }
    Tool tool;
    try {
      tool =
          tools
              .declaration(new ToolKey(wanted.tool()))
              .orElseThrow(() -> new NotFound("The tool " + wanted.tool()));
    } catch (IllegalArgumentException e) {
      throw new NotFound("The tool " + wanted.tool());
    }
    Mount mount =
        mounting.mount(
            visit,
            tool.key(),
            wanted.point() == null ? tool.defaultPoint() : wanted.point(),
            wanted.label() == null ? tool.label() : wanted.label());
    return Answers.created(mount.api(), MountJson.of(mount));
  }

  @GET
  @Path("-/members")
  public Response members(
      @QueryParam("group") @Nullable String group,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Paging.limit(limit, 50);
    Slice<Membership> slice =
        group == null ? members.list(visit, after, most) : members.list(visit, group, after, most);
    return Paging.answer(slice.map(MemberJson::of), "after", uri);
  }

  @PUT
  @Path("-/members/{user}")
  public Response give(@PathParam("user") String user, RolesJson roles) {
    members.give(visit, user, roles.roles() == null ? Set.of() : roles.roles());
    return Response.noContent().build();
  }

  @DELETE
  @Path("-/members/{user}")
  public Response remove(@PathParam("user") String user) {
    members.give(visit, user, Set.of());
    return Response.noContent().build();
  }
}
