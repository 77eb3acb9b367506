package forge.chat.web;

import forge.chat.quiet.Quiet;
import forge.chat.quiet.QuietHours;
import forge.chat.quiet.QuietTimes;
import forge.chat.web.QuietPage.Typed;
import forge.refusal.Refusal.Invalid;
import forge.user.Identity;
import forge.user.User;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers of people who want to be left alone. */
@Path("chat/quiet")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class QuietViews {
  private static final URI PAGE = URI.create("/chat/quiet");
  private static final List<String> EACH_DAY =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private final QuietTimes times;

  public QuietViews(QuietTimes times) {
    this.times = times;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View page(@Context ContainerRequestContext request) {
    Quiet quiet = times.of(Identity.of(request).user());
    return page(quiet, typed(quiet.hours()), Problems.NONE);
  }

  private View page(Quiet quiet, Typed typed, Problems problems) {
    return new QuietPage(quiet, times.holds(quiet), typed, problems);
  }

  private static Typed typed(@Nullable QuietHours hours) {
    var json = QuietJson.HoursJson.of(hours);
    return json == null || hours == null
        ? new Typed(false, "22:00", "07:00", EACH_DAY, "")
        : new Typed(true, json.from(), json.to(), days(json.days()), json.zone());
  }

  private static List<String> days(@Nullable List<@Nullable String> days) {
    return days == null ? List.of() : days.stream().map(d -> d == null ? "" : d).toList();
  }

  /** For once: for an hour, until tomorrow, or no more. */
  @POST
  @Path("once")
  public Response once(
      @FormParam("time") @Nullable String time,
      @FormParam("zone") @Nullable String zone,
      @Context ContainerRequestContext request) {
    times.once(Identity.of(request).user(), time, zone);
    return Answers.seeOther(
        PAGE, "off".equals(time) ? "You are told again." : "You are left alone.");
  }

  /** Again and again, or no more. */
  @POST
  public Response hours(
      @FormParam("on") boolean on,
      @FormParam("from") @Nullable String from,
      @FormParam("to") @Nullable String to,
      @FormParam("days") @Nullable List<String> days,
      @FormParam("zone") @Nullable String zone,
      @Context ContainerRequestContext request) {
    User user = Identity.of(request).user();
    List<@Nullable String> chosen = days == null ? null : List.copyOf(days);
    try {
      times.hours(user, on ? QuietTimes.typed(from, to, chosen, zone) : null);
      return Answers.seeOther(PAGE, on ? "The hours are kept." : "No hours are kept.");
    } catch (Invalid e) {
      var typed = new Typed(on, from, to, days == null ? List.of() : days, zone);
      return Answers.again(page(times.of(user), typed, Problems.of(e)));
    }
  }
}
