package forge.site.web;

import forge.access.Access;
import forge.access.MembershipStore;
import forge.access.Visit;
import forge.directory.Shelves;
import forge.project.Project;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.project.ToolKey;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.SignInNeeded;
import forge.tool.Mounting;
import forge.tool.Projects;
import forge.tool.Tool;
import forge.tool.Tools;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers browsers that are at no project: home, directory, a new project, the theme. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class SiteViews {
  private static final List<String> USUAL =
      List.of("scm", "tickets", "wiki", "blog", "files", "chat");
  private static final Set<String> THEMES = Set.of("auto", "light", "dark");

  private final Projects projects;
  private final ProjectStore store;
  private final MembershipStore memberships;
  private final Access access;
  private final Mounting mounting;
  private final Tools tools;
  private final URI site;

  public SiteViews(
      Projects projects,
      ProjectStore store,
      MembershipStore memberships,
      Access access,
      Mounting mounting,
      Tools tools,
      URI site) {
    this.projects = projects;
    this.store = store;
    this.memberships = memberships;
    this.access = access;
    this.mounting = mounting;
    this.tools = tools;
    this.site = site;
  }

  @GET
  public View home(@Context ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    var newest =
        store.newest(40).stream()
            .filter(p -> p.id().neighborhood().equals("p") && Shelves.everybodyReads(p))
            .limit(12)
            .toList();
    return new SiteHome(newest, mine(identity), newest.isEmpty());
  }

  private List<Project> mine(Identity identity) {
    if (identity.user().guest()) {
      return List.of();
    }
    var ids =
        memberships.ofUser(identity.user().id(), 20).stream()
            .map(m -> m.project())
            .filter(p -> p.neighborhood().equals("p"))
            .toList();
    return ids.isEmpty() ? List.of() : store.findAll(ids);
  }

  @GET
  @Path("new")
  public View form(@Context ContainerRequestContext request) {
    if (Identity.of(request).user().guest()) {
      throw new SignInNeeded("start a project");
    }
    return new NewProject("", "", "", tools.declared(), USUAL, Problems.NONE);
  }

  @POST
  @Path("new")
  public Response start(
      @FormParam("name") @Nullable String name,
      @FormParam("title") @Nullable String title,
      @FormParam("summary") @Nullable String summary,
      @FormParam("tool") @Nullable List<String> chosen,
      @Context ContainerRequestContext request) {
    List<String> wanted = chosen == null ? List.of() : chosen;
    try {
      Identity identity = Identity.of(request);
      Project project = projects.create(identity, or(name).strip(), or(title), or(summary));
      mountAll(identity, project.id(), wanted);
      return Answers.seeOther(project.page(), "Your project is there. Welcome home.");
    } catch (Invalid e) {
      return Answers.again(
          new NewProject(
              or(name), or(title), or(summary), tools.declared(), wanted, Problems.of(e)));
    }
  }

  private void mountAll(Identity identity, ProjectId id, List<String> wanted) {
    for (Tool tool : tools.declared()) {
      if (wanted.contains(tool.key().value())) {
        Visit visit = access.visit(identity, store.find(id).orElseThrow(), null);
        mounting.mount(visit, new ToolKey(tool.key().value()), tool.defaultPoint(), tool.label());
      }
    }
  }

  @POST
  @Path("theme")
  public Response theme(
      @FormParam("theme") @Nullable String theme, @FormParam("to") @Nullable String to) {
    String chosen = theme != null && THEMES.contains(theme) ? theme : "auto";
    String back = to != null && to.matches("/[^/\\\\].*|/") ? to : "/";
    return Response.status(303)
        .header("Location", back)
        .cookie(
            new NewCookie.Builder("forge_theme")
                .value(chosen)
                .path("/")
                .maxAge(31_536_000)
                .sameSite(NewCookie.SameSite.LAX)
                .build())
        .build();
  }

  @GET
  @Path("robots.txt")
  @Produces(MediaType.TEXT_PLAIN)
  public String robots() {
    return "User-agent: *\nDisallow: /search\nDisallow: /rest/\nDisallow: /account\nSitemap: "
        + site
        + "/sitemap.xml\nSitemap: "
        + site
        + "/chat/sitemap.xml\n";
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
