package forge.tool.web;

import forge.access.AuditLog;
import forge.access.Membership;
import forge.access.Visit;
import forge.hook.Webhooks;
import forge.hook.web.WebhookViews;
import forge.project.Project.About;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.tool.Members;
import forge.tool.Mounting;
import forge.tool.Projects;
import forge.tool.Tools;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the admins of a project: description, members, audit log, and where the rest is. */
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

  @Path("tools")
  public Object tools() {
    return new ToolsViews(visit, mounting, tools);
  }

  @Path("permissions")
  public Object permissions() {
    return new PermissionsViews(visit, members, tools);
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
    return Answers.orAgain(
        "",
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

  private Response done(String part, String notice) {
    return Answers.seeOther(URI.create(visit.project().page() + "/-/admin" + part), notice);
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
