package forge.hook.web;

import forge.access.Visit;
import forge.hook.Webhook;
import forge.hook.Webhooks;
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
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers programs that set up webhooks. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WebhookApi {
  private static final String ID = "{id: [0-9a-f-]{8,40}}";
  private final Webhooks webhooks;
  private final Visit visit;

  public WebhookApi(Webhooks webhooks, Visit visit) {
    this.webhooks = webhooks;
    this.visit = visit;
  }

  @GET
  public List<WebhookJson> list() {
    return webhooks.list(visit).stream().map(WebhookJson::of).toList();
  }

  @POST
  public Response add(NewWebhookJson wanted) {
    Webhook added = webhooks.add(visit, wanted.wanted());
    var at = URI.create("/rest" + visit.project().page() + "/-/webhooks/" + added.id());
    return Answers.created(at, WebhookJson.of(added));
  }

  @GET
  @Path(ID)
  public WebhookJson get(@PathParam("id") String id) {
    return WebhookJson.of(webhooks.get(visit, id));
  }

  @PUT
  @Path(ID)
  public WebhookJson change(@PathParam("id") String id, NewWebhookJson wanted) {
    return WebhookJson.of(webhooks.change(visit, id, wanted.wanted()));
  }

  @DELETE
  @Path(ID)
  public void remove(@PathParam("id") String id) {
    webhooks.remove(visit, id);
  }

  @GET
  @Path(ID + "/deliveries")
  public Response deliveries(
      @PathParam("id") String id,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var some = webhooks.deliveries(visit, id, before, Paging.limit(limit, 30));
    return Paging.answer(some.map(DeliveryJson::of), "before", uri);
  }

  @POST
  @Path(ID + "/test")
  public DeliveryJson test(@PathParam("id") String id) {
    return DeliveryJson.of(webhooks.test(visit, id));
  }

  @POST
  @Path(ID + "/deliveries/{delivery: [0-9a-f]{1,40}}")
  public void repeat(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    webhooks.repeat(visit, id, delivery);
  }
}
