package forge.site.web;

import forge.access.AuditLog;
import forge.job.Jobs;
import forge.mail.Mail;
import forge.refusal.Refusal.NotFound;
import forge.site.Services;
import forge.tool.RunningTool.Warning;
import forge.user.Accounts;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.View;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the administrators of the site. For everybody else there is nothing here. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
public final class AdminViews {
  private static final int PAGE = 50;
  private static final int LETTERS = 10;

  private final Services services;
  private final Jobs jobs;
  private final Mail mail;
  private final Accounts accounts;
  private final AuditLog audit;
  private final Supplier<Map<String, Object>> figures;
  private final Supplier<List<Warning>> warnings;
  private final Runnable reindex;

  public AdminViews(
      Services services,
      Jobs jobs,
      Mail mail,
      Accounts accounts,
      AuditLog audit,
      Supplier<Map<String, Object>> figures,
      Supplier<List<Warning>> warnings,
      Runnable reindex) {
    this.services = services;
    this.jobs = jobs;
    this.mail = mail;
    this.accounts = accounts;
    this.audit = audit;
    this.figures = figures;
    this.warnings = warnings;
    this.reindex = reindex;
  }

  @GET
  public View dashboard(@Context ContainerRequestContext request) {
    admin(request);
    var counts = new TreeMap<String, Long>();
    jobs.counts()
        .forEach(
            (state, count) ->
                counts.put(state.toString().toLowerCase(java.util.Locale.ROOT), count));
    return new AdminPage(
        warnings.get(),
        services.states(),
        counts,
        figures.get(),
        mail.post().sends(),
        mail.letters().list(null, LETTERS).items());
  }

  @POST
  @Path("reindex")
  public Response reindex(@Context ContainerRequestContext request) {
    User admin = admin(request);
    reindex.run();
    audit.note(AuditLog.SITE, admin.id(), "had the whole site indexed again");
    return Answers.seeOther(URI.create("/admin"), "The index is being made again.");
  }

  @GET
  @Path("users")
  public View users(
      @QueryParam("after") @Nullable String after, @Context ContainerRequestContext request) {
    return new UsersPage(accounts.list(admin(request), after, PAGE));
  }

  @POST
  @Path("users/{user}/{deed: disable|enable|promote|demote}")
  public Response change(
      @PathParam("user") UserId user,
      @PathParam("deed") String deed,
      @Context ContainerRequestContext request) {
    User admin = admin(request);
    switch (deed) {
      case "disable" -> accounts.disable(admin, user, true);
      case "enable" -> accounts.disable(admin, user, false);
      case "promote" -> accounts.makeAdmin(admin, user, true);
      default -> accounts.makeAdmin(admin, user, false);
    }
    audit.note(AuditLog.SITE, admin.id(), deed + "d " + user);
    return Answers.seeOther(URI.create("/admin/users"), "Done.");
  }

  @GET
  @Path("audit")
  public View audit(
      @QueryParam("before") @Nullable String before, @Context ContainerRequestContext request) {
    admin(request);
    return new SiteAudit(audit.lines(AuditLog.SITE, before, PAGE));
  }

  private static User admin(ContainerRequestContext request) {
    User user = Identity.of(request).user();
    if (!user.admin()) {
      throw new NotFound("This page");
    }
    return user;
  }
}
