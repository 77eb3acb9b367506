package forge.user.web;

import forge.refusal.Refusal.NotFound;
import forge.user.Account;
import forge.user.Accounts;
import forge.user.UserId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Users for programs. */
@Path("rest/users")
@Produces(MediaType.APPLICATION_JSON)
public final class UserApi {
  private static final int COMPLETED = 10;
  private final Accounts accounts;

  public UserApi(Accounts accounts) {
    this.accounts = accounts;
  }

  /** For completion: nobody without the first letters. */
  @GET
  public List<UserJson> startingWith(@QueryParam("prefix") @DefaultValue("") String prefix) {
    return accounts.startingWith(prefix, COMPLETED).stream().map(UserJson::of).toList();
  }

  @GET
  @Path("{name}")
  public UserJson show(@PathParam("name") UserId name) {
    return accounts
        .find(name)
        .filter(Account::confirmed)
        .filter(a -> !a.disabled())
        .map(UserJson::of)
        .orElseThrow(() -> new NotFound("The user " + name));
  }
}
