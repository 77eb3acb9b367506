package forge.user.web;

import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.user.Account;
import forge.user.Accounts;
import forge.user.Identity;
import forge.user.Scope;
import forge.user.Sessions;
import forge.user.SshKeys;
import forge.user.Tokens;
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
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A user's own account for browsers. */
@Path("account")
@Produces(MediaType.TEXT_HTML)
public final class AccountViews {
  private static final URI HERE = URI.create("/account");
  private static final URI SESSIONS = URI.create("/account/sessions");
  private static final URI TOKENS = URI.create("/account/tokens");
  private static final URI KEYS = URI.create("/account/keys");

  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final SshKeys keys;
  private final Supplier<List<String>> hostKeys;
  private final Clock clock;

  public AccountViews(
      Accounts accounts,
      Sessions sessions,
      Tokens tokens,
      SshKeys keys,
      Supplier<List<String>> hostKeys,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.keys = keys;
    this.hostKeys = hostKeys;
    this.clock = clock;
  }

  @GET
  public View profile(@Context ContainerRequestContext request) {
    return AccountPage.of(accounts.get(Me.id(request)));
  }

  @POST
  public Response editProfile(
      @FormParam("displayName") @DefaultValue("") String displayName,
      @FormParam("about") @DefaultValue("") String about,
      @Context ContainerRequestContext request) {
    UserId me = Me.id(request);
    try {
      accounts.editProfile(me, displayName, about);
      return Answers.seeOther(HERE, "Your profile is saved.");
    } catch (Invalid e) {
      Account account = accounts.get(me);
      return Answers.again(
          new AccountPage(account, displayName, about, account.email(), Problems.of(e)));
    }
  }

  @POST
  @Path("email")
  public Response changeEmail(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("current") @DefaultValue("") String current,
      @Context ContainerRequestContext request) {
    UserId me = Me.inPerson(request);
    try {
      accounts.changeEmail(me, email, current);
      return Answers.seeOther(HERE, "A letter is on its way to the new address: follow its link.");
    } catch (Invalid | TooMany e) {
      Account account = accounts.get(me);
      return Answers.again(
          new AccountPage(
              account,
              account.displayName(),
              account.about(),
              email,
              renamed(e, "current", "currentForEmail")));
    }
  }

  @POST
  @Path("password")
  public Response changePassword(
      @FormParam("current") @DefaultValue("") String current,
      @FormParam("password") @DefaultValue("") String password,
      @Context ContainerRequestContext request) {
    Identity me = Me.identity(request);
    Me.inPerson(request);
    try {
      accounts.changePassword(me.user().id(), current, password, me.credential());
      return Answers.seeOther(
          HERE, "Your password is changed, and your other sessions have ended.");
    } catch (Invalid | TooMany e) {
      return Answers.again(
          AccountPage.of(accounts.get(me.user().id()), renamed(e, "current", "current")));
    }
  }

  @GET
  @Path("sessions")
  public View sessions(@Context ContainerRequestContext request) {
    Identity me = Me.identity(request);
    String current = me.credential();
    return new SessionsPage(sessions.list(me.user().id()), current == null ? "" : current);
  }

  @POST
  @Path("sessions/end-others")
  public Response endOthers(@Context ContainerRequestContext request) {
    Identity me = Me.identity(request);
    sessions.endOthers(me.user().id(), me.credential());
    return Answers.seeOther(SESSIONS, "You are signed in here only.");
  }

  @POST
  @Path("sessions/{id}/revoke")
  public Response revokeSession(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    sessions.revoke(Me.id(request), id);
    return Answers.seeOther(SESSIONS, "That session has ended.");
  }

  @GET
  @Path("tokens")
  public View tokens(@Context ContainerRequestContext request) {
    return tokensPage(Me.id(request), null, Problems.NONE, "", List.of("read"), "90");
  }

  @POST
  @Path("tokens")
  public Response makeToken(
      @FormParam("title") @DefaultValue("") String title,
      @FormParam("scopes") List<String> chosen,
      @FormParam("days") @DefaultValue("") String days,
      @Context ContainerRequestContext request) {
    UserId me = Me.inPerson(request);
    try {
      var made = tokens.make(me, title, scopes(chosen), days(days));
      View page = tokensPage(me, made.secret(), Problems.NONE, "", List.of("read"), "90");
      return Response.ok(page).build();
    } catch (Invalid e) {
      return Answers.again(tokensPage(me, null, Problems.of(e), title, chosen, days));
    }
  }

  @POST
  @Path("tokens/{id}/revoke")
  public Response revokeToken(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    tokens.revoke(Me.id(request), id);
    return Answers.seeOther(TOKENS, "The token is revoked.");
  }

  @GET
  @Path("keys")
  public View keys(@Context ContainerRequestContext request) {
    return keysPage(Me.id(request), "", "", Problems.NONE);
  }

  @POST
  @Path("keys")
  public Response addKey(
      @FormParam("title") @DefaultValue("") String title,
      @FormParam("key") @DefaultValue("") String key,
      @Context ContainerRequestContext request) {
    UserId me = Me.inPerson(request);
    try {
      keys.add(me, title, key);
      return Answers.seeOther(KEYS, "The key is added.");
    } catch (Invalid e) {
      return Answers.again(keysPage(me, title, shown(key), Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(keysPage(me, title, key, Problems.of("key", e.reason())));
    }
  }

  @POST
  @Path("keys/{id}/remove")
  public Response removeKey(@PathParam("id") String id, @Context ContainerRequestContext request) {
    keys.remove(Me.id(request), id);
    return Answers.seeOther(KEYS, "The key is removed.");
  }

  private KeysPage keysPage(UserId me, String title, String key, Problems problems) {
    return new KeysPage(keys.list(me), hostKeys.get(), title, key, problems);
  }

  private TokensPage tokensPage(
      UserId me,
      @Nullable String secret,
      Problems problems,
      String title,
      List<String> chosen,
      String days) {
    var rows = tokens.list(me).stream().map(t -> TokensPage.Row.of(t, clock.instant())).toList();
    return new TokensPage(rows, secret, title, List.copyOf(chosen), days, problems);
  }

  private static Set<Scope> scopes(List<String> chosen) {
    return chosen.stream().map(Scope::parse).collect(Collectors.toSet());
  }

  private static @Nullable Integer days(String typed) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      return Integer.valueOf(typed.strip());
    } catch (NumberFormatException e) {
      throw new Invalid("days", "Say for how many days the token lasts, such as 90.");
    }
  }

  /** A private key is not sent back to the page. */
  private static String shown(String key) {
    return key.contains("PRIVATE KEY") ? "" : key;
  }

  private static Problems renamed(Refusal refusal, String field, String to) {
    if (refusal instanceof Invalid invalid) {
      return Problems.of(invalid.field().equals(field) ? to : invalid.field(), invalid.reason());
    }
    return Problems.of(to, refusal.reason());
  }
}
