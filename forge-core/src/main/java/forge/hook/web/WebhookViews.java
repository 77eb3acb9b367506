package forge.hook.web;

import forge.access.Visit;
import forge.hook.Webhook;
import forge.hook.Webhooks;
import forge.hook.Webhooks.Wanted;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the admins of a project who set up webhooks. */
@Produces(MediaType.TEXT_HTML)
public final class WebhookViews {
  private static final int SHOWN = 30;
  private static final String ID = "{id: [0-9a-f-]{8,40}}";
  private final Webhooks webhooks;
  private final Visit visit;

  public WebhookViews(Webhooks webhooks, Visit visit) {
    this.webhooks = webhooks;
    this.visit = visit;
  }

  @GET
  public View list() {
    return list(WebhookForm.EMPTY, Problems.NONE);
  }

  private View list(WebhookForm form, Problems problems) {
    return new WebhooksPage(visit.project(), webhooks.list(visit), form, problems);
  }

  @POST
  public Response add(
      @FormParam("url") @Nullable String url,
      @FormParam("topics") @Nullable List<String> topics,
      @FormParam("format") @Nullable String format,
      @FormParam("secret") @Nullable String secret) {
    try {
      Webhook added = webhooks.add(visit, new Wanted(url, topics, format, secret, true));
      return Answers.seeOther(page(added.id()), "The webhook is there. Send it a test.");
    } catch (Invalid e) {
      return Answers.again(list(WebhookForm.typed(url, topics, format, true), Problems.of(e)));
    }
  }

  @GET
  @Path(ID)
  public View show(@PathParam("id") String id, @QueryParam("before") @Nullable String before) {
    Webhook hook = webhooks.get(visit, id);
    return show(hook, before, WebhookForm.of(hook), Problems.NONE);
  }

  private View show(Webhook hook, @Nullable String before, WebhookForm form, Problems problems) {
    return new WebhookPage(
        visit.project(),
        hook,
        webhooks.deliveries(visit, hook.id(), before, SHOWN),
        form,
        problems);
  }

  @POST
  @Path(ID)
  public Response change(
      @PathParam("id") String id,
      @FormParam("url") @Nullable String url,
      @FormParam("topics") @Nullable List<String> topics,
      @FormParam("format") @Nullable String format,
      @FormParam("secret") @Nullable String secret,
      @FormParam("unsigned") @Nullable String unsigned,
      @FormParam("active") @Nullable String active) {
    String kept = secret == null || secret.isEmpty() ? null : secret;
    var wanted =
        new Wanted(
            url == null ? "" : url,
            topics == null ? List.of() : topics,
            format,
            unsigned == null ? kept : "",
            active != null);
    try {
      webhooks.change(visit, id, wanted);
      return Answers.seeOther(page(id), "Saved.");
    } catch (Invalid e) {
      var form = WebhookForm.typed(url, topics, format, active != null);
      return Answers.again(show(webhooks.get(visit, id), null, form, Problems.of(e)));
    }
  }

  @POST
  @Path(ID + "/test")
  public Response test(@PathParam("id") String id) {
    webhooks.test(visit, id);
    return Answers.seeOther(page(id), "A test is on its way. Load this page again to see it.");
  }

  @POST
  @Path(ID + "/deliveries/{delivery: [0-9a-f]{1,40}}")
  public Response repeat(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    webhooks.repeat(visit, id, delivery);
    return Answers.seeOther(page(id), "It is on its way once more.");
  }

  @POST
  @Path(ID + "/remove")
  public Response remove(@PathParam("id") String id) {
    webhooks.remove(visit, id);
    return Answers.seeOther(
        URI.create(visit.project().page() + "/-/admin/webhooks"), "The webhook is gone.");
  }

  private URI page(String id) {
    return URI.create(visit.project().page() + "/-/admin/webhooks/" + id);
  }
}
