package forge.tool.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.project.ProjectId;
import forge.refusal.Refusal.NotFound;
import forge.tool.Projects;
import forge.tool.RunningTool;
import forge.tool.Tools;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.web.Asked;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Admits visitors to the project or tool at the address they ask for. There is no other way in. */
@Path("/")
public final class Entrance {
  /** The request property that carries the visit to whatever draws the frame of the page. */
  public static final String VISIT = "forge.visit";

  private static final String TOOL = "{neighborhood: [pu]}/{project}/{mount: [a-z][a-z0-9.-]*}";

  private final Projects projects;
  private final Tools tools;
  private final Function<Visit, Object> projectViews;
  private final Function<Visit, Object> projectApi;

  public Entrance(
      Projects projects,
      Tools tools,
      Function<Visit, Object> projectViews,
      Function<Visit, Object> projectApi) {
    this.projects = projects;
    this.tools = tools;
    this.projectViews = projectViews;
    this.projectApi = projectApi;
  }

  @Path("{neighborhood: [pu]}/{project}")
  public Object projectForBrowsers(
      @PathParam("neighborhood") String neighborhood,
      @PathParam("project") String project,
      @Context ContainerRequestContext request) {
    return projectViews.apply(admit(neighborhood, project, request));
  }

  @Path("rest/{neighborhood: [pu]}/{project}")
  public Object projectForPrograms(
      @PathParam("neighborhood") String neighborhood,
      @PathParam("project") String project,
      @Context ContainerRequestContext request) {
    return projectApi.apply(admit(neighborhood, project, request));
  }

  @Path(TOOL)
  public Object toolForBrowsers(
      @PathParam("neighborhood") String neighborhood,
      @PathParam("project") String project,
      @PathParam("mount") String point,
      @Context ContainerRequestContext request) {
    StockClient.refuseHead(request);
    try {
      Visit visit = admit(neighborhood, project, point, request);
      return toolOf(visit).views(visit);
    } catch (NotFound hidden) {
      throw StockClient.wantsToSignIn(request) ? StockClient.challenge() : hidden;
    }
  }

  @Path("rest/" + TOOL)
  public Object toolForPrograms(
      @PathParam("neighborhood") String neighborhood,
      @PathParam("project") String project,
      @PathParam("mount") String point,
      @Context ContainerRequestContext request) {
    Visit visit = admit(neighborhood, project, point, request);
    return toolOf(visit).api(visit);
  }

  private RunningTool toolOf(Visit visit) {
    return tools
        .at(visit.mount())
        .orElseThrow(() -> new NotFound("The tool " + visit.mount().tool()));
  }

  private Visit admit(String neighborhood, String project, ContainerRequestContext request) {
    Visit visit = projects.visit(Identity.of(request), id(neighborhood, project));
    request.setProperty(VISIT, visit);
    return visit;
  }

  /** A mount the user may not read is answered like one that does not exist. */
  private Visit admit(
      String neighborhood, String project, String point, ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    if (identity.proof() == Proof.DEPLOY_KEY) {
      Visit machine = projects.visitOfMachine(identity, id(neighborhood, project), bare(point));
      request.setProperty(VISIT, machine);
      return machine;
    }
    Visit here = admit(neighborhood, project, request);
    Mount mount =
        here.project().mount(bare(point)).orElseThrow(() -> elsewhere(here, point, request));
    Visit visit = here.at(mount);
    if (!visit.may(CorePermission.READ)) {
      throw missing(here, point);
    }
    request.setProperty(VISIT, visit);
    return visit;
  }

  /** Clients go on to where the mount is now, with the same method: git and its kin do so too. */
  private static RuntimeException elsewhere(
      Visit here, String point, ContainerRequestContext request) {
    String bare = bare(point);
    return here.project()
        .moved(bare)
        .filter(mount -> here.at(mount).may(CorePermission.READ))
        .<RuntimeException>map(mount -> goOn(now(mount, bare, request)))
        .orElseGet(() -> missing(here, point));
  }

  private static RuntimeException goOn(String address) {
    return new RedirectionException(
        Response.status(307)
            .header(HttpHeaders.LOCATION, address)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .build());
  }

  private static String now(Mount mount, String point, ContainerRequestContext request) {
    String address = Asked.address(request);
    String before = "/" + mount.project() + "/" + point;
    int at = address.indexOf(before);
    return at < 0
        ? mount.page().toString()
        : address.substring(0, at) + mount.page() + address.substring(at + before.length());
  }

  private static String bare(String point) {
    return point.endsWith(".git") ? point.substring(0, point.length() - 4) : point;
  }

  private static NotFound missing(Visit visit, String point) {
    return new NotFound("The tool " + visit.project().id() + "/" + point);
  }

  private static ProjectId id(String neighborhood, String name) {
    try {
      return new ProjectId(neighborhood, name);
    } catch (IllegalArgumentException e) {
      throw new NotFound("The project " + neighborhood + "/" + name);
    }
  }
}
