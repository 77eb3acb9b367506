package forge.notification.web;

import forge.notification.Notifications;
import forge.notification.PushDevice;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.UserId;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How one is told, for programs and for the scripts of our pages. */
@Path("rest/account/notifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationApi {
  private final Notifications notifications;

  public NotificationApi(Notifications notifications) {
    this.notifications = notifications;
  }

  @GET
  public NotificationsJson show(@Context ContainerRequestContext request) {
    UserId me = me(request).user().id();
    return new NotificationsJson(
        notifications.devices().siteKey(),
        ChoiceJson.of(notifications.choice(me)),
        notifications.devices().of(me).stream().map(DeviceJson::of).toList());
  }

  @PATCH
  public ChoiceJson choose(ChoiceJson wish, @Context ContainerRequestContext request) {
    UserId me = me(request).user().id();
    var choice = wish.wanted(notifications.choice(me));
    notifications.choose(me, choice);
    return ChoiceJson.of(choice);
  }

  /** Has the browser told that sends this; it must be signed in. */
  @POST
  @Path("devices")
  public Response add(
      NewDeviceJson wish,
      @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
      @Context ContainerRequestContext request) {
    Identity me = me(request);
    String session = me.credential();
    if (me.proof() != Proof.SESSION || session == null) {
      throw new Denied("add a browser without being signed in there");
    }
    PushDevice device =
        notifications.devices().add(me.user().id(), session, wish.wanted(), userAgent);
    return Answers.created(
        URI.create("/rest/account/notifications/devices/" + device.id()), DeviceJson.of(device));
  }

  @DELETE
  @Path("devices/{id}")
  public void remove(@PathParam("id") String id, @Context ContainerRequestContext request) {
    notifications.devices().remove(me(request).user().id(), id);
  }

  static Identity me(ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    if (identity.user().guest()) {
      throw new SignInNeeded("see how you are told");
    }
    return identity;
  }
}
