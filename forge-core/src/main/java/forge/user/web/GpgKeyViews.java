package forge.user.web;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.user.Account;
import forge.user.Accounts;
import forge.user.GpgKeys;
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

/** A user's own GPG keys for browsers. */
@Path("account/gpg-keys")
@Produces(MediaType.TEXT_HTML)
public final class GpgKeyViews {
  private static final URI HERE = URI.create("/account/gpg-keys");

  private final GpgKeys keys;
  private final Accounts accounts;

  public GpgKeyViews(GpgKeys keys, Accounts accounts) {
    this.keys = keys;
    this.accounts = accounts;
  }

  @GET
  public View list(@Context ContainerRequestContext request) {
    return page(Me.id(request), "", Problems.NONE);
  }

  @POST
  public Response add(
      @FormParam("key") @DefaultValue("") String key, @Context ContainerRequestContext request) {
    UserId me = Me.inPerson(request);
    try {
      keys.add(me, key);
      return Answers.seeOther(HERE, "The key is added.");
    } catch (Invalid e) {
      return Answers.again(page(me, key.contains("PRIVATE KEY") ? "" : key, Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(me, key, Problems.of("key", e.reason())));
    }
  }

  @POST
  @Path("{fingerprint}/remove")
  public Response remove(
      @PathParam("fingerprint") String fingerprint, @Context ContainerRequestContext request) {
    keys.remove(Me.id(request), fingerprint);
    return Answers.seeOther(HERE, "The key is removed.");
  }

  private GpgKeysPage page(UserId me, String key, Problems problems) {
    Account mine = accounts.get(me);
    return new GpgKeysPage(keys.list(me), mine.confirmed() ? mine.email() : "", key, problems);
  }
}
