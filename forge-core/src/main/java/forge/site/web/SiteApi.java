package forge.site.web;

import forge.access.CorePermission;
import forge.artifact.Artifacts;
import forge.markup.Markup;
import forge.project.Project;
import forge.project.ProjectId;
import forge.project.ProjectStore;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.tool.Projects;
import forge.tool.web.ProjectApi.ProjectJson;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers programs that are at no project: the directory, new projects, names, Markdown. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SiteApi {
  private static final int MARKDOWN = 200_000;

  private final Projects projects;
  private final ProjectStore store;
  private final Artifacts artifacts;
  private final Markup markup;

  public SiteApi(Projects projects, ProjectStore store, Artifacts artifacts, Markup markup) {
    this.projects = projects;
    this.store = store;
    this.artifacts = artifacts;
    this.markup = markup;
  }

  /** A project to be started. */
  public record NewProjectJson(
      @Nullable String name, @Nullable String title, @Nullable String summary) {}

  /** Whether a name is free, and if not, why. */
  public record NameJson(String name, boolean free, @Nullable String problem) {}

  /** Markdown to be shown as it would look. */
  public record MarkdownJson(
      @Nullable String text, @Nullable String project, @Nullable String mount) {}

  /** Markdown as it looks. */
  public record HtmlJson(String html) {}

  @GET
  @Path("rest/projects")
  public Response directory(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context ContainerRequestContext request,
      @Context UriInfo uri) {
    Slice<Project> slice = store.byName("p", after, Paging.limit(limit, 50));
    var seen =
        slice.items().stream()
            .filter(
                p ->
                    new forge.access.Visit(Identity.GUEST, p, null, forge.access.Roles.EVERYBODY)
                        .may(CorePermission.READ))
            .map(p -> ProjectJson.of(p, List.of()))
            .toList();
    return Paging.answer(new Slice<>(seen, slice.next()), "after", uri);
  }

  @POST
  @Path("rest/projects")
  public Response start(NewProjectJson wanted, @Context ContainerRequestContext request) {
    if (wanted.name() == null) {
      throw new Invalid("name", "A project needs a name.");
    }
    Project project =
        projects.create(
            Identity.of(request),
            wanted.name(),
            wanted.title() == null ? wanted.name() : wanted.title(),
            wanted.summary() == null ? "" : wanted.summary());
    return Answers.created(
        java.net.URI.create("/rest/" + project.id()), ProjectJson.of(project, List.of()));
  }

  @GET
  @Path("rest/names/project/{name}")
  public NameJson name(@PathParam("name") String name) {
    String problem = projects.problemWith(name);
    return new NameJson(name, problem == null, problem);
  }

  @POST
  @Path("rest/markup")
  public HtmlJson markup(MarkdownJson text, @Context ContainerRequestContext request) {
    String markdown = Check.text("text", "The text", text.text(), MARKDOWN);
    if (text.project() == null || text.project().isBlank()) {
      return new HtmlJson(markup.parse(markdown).html(Map.of()).value());
    }
    var visit = projects.visit(Identity.of(request), id(text.project()));
    var mount =
        text.mount() == null
            ? visit.project().mounts().stream().findFirst()
            : visit.project().mount(text.mount());
    return mount
        .filter(m -> visit.at(m).may(CorePermission.READ))
        .map(m -> new HtmlJson(artifacts.preview(visit.at(m), markdown).value()))
        .orElseGet(() -> new HtmlJson(markup.parse(markdown).html(Map.of()).value()));
  }

  private static ProjectId id(String text) {
    try {
      return ProjectId.parse(text.contains("/") ? text : "p/" + text);
    } catch (IllegalArgumentException e) {
      throw new Invalid("project", "There is no project " + text + ".");
    }
  }
}
