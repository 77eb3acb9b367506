package forge.notification.web;

import static forge.notification.web.NotificationApi.me;

import forge.notification.Choice;
import forge.notification.MailPace;
import forge.notification.Notification;
import forge.notification.Notifications;
import forge.refusal.Refusal.Invalid;
import forge.user.Identity;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;

/** How one is told, for browsers. */
@Path("account/notifications")
@Produces(MediaType.TEXT_HTML)
public final class NotificationViews {
  private static final URI HERE = URI.create("/account/notifications");

  private final Notifications notifications;
  private final String site;
  private final Clock clock;

  /**
   * @param site what the site is called
   */
  public NotificationViews(Notifications notifications, String site, Clock clock) {
    this.notifications = notifications;
    this.site = site;
    this.clock = clock;
  }

  @GET
  public View show(@Context ContainerRequestContext request) {
    Identity me = me(request);
    Choice choice = notifications.choice(me.user().id());
    return page(me, choice, choice.mail().key(), Problems.NONE);
  }

  private View page(Identity me, Choice choice, String mail, Problems problems) {
    String session = me.credential();
    return new NotificationsPage(
        choice,
        mail,
        notifications.devices().of(me.user().id()),
        notifications.devices().siteKey(),
        session == null ? "" : session,
        problems);
  }

  @POST
  public Response choose(
      @FormParam("mail") @DefaultValue("") String mail,
      @FormParam("words") boolean words,
      @Context ContainerRequestContext request) {
    Identity me = me(request);
    try {
      notifications.choose(me.user().id(), new Choice(MailPace.parse(mail), words));
      return Answers.seeOther(HERE, "Kept.");
    } catch (Invalid e) {
      var typed = new Choice(notifications.choice(me.user().id()).mail(), words);
      return Answers.again(page(me, typed, mail, Problems.of(e)));
    }
  }

  /** Tells the visitor something, so that they see that it works. */
  @POST
  @Path("test")
  public Response test(@Context ContainerRequestContext request) {
    UserId me = me(request).user().id();
    notifications.push(
        me,
        new Notification(
            "test " + clock.instant().getEpochSecond() / 5,
            site,
            "This is how you are told.",
            "This is how you are told.",
            HERE.toString(),
            "",
            "test"));
    return Answers.seeOther(HERE, "A notification is on its way to each of your browsers.");
  }

  @POST
  @Path("devices/{id}/remove")
  public Response remove(@PathParam("id") String id, @Context ContainerRequestContext request) {
    notifications.devices().remove(me(request).user().id(), id);
    return Answers.seeOther(HERE, "That browser is told nothing more.");
  }
}
