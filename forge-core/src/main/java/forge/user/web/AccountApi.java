package forge.user.web;

import forge.user.Account;
import forge.user.Accounts;
import forge.user.Identity;
import forge.user.Sessions;
import forge.user.SshKeys;
import forge.user.Tokens;
import forge.user.UserId;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** A user's own account for programs. */
@Path("rest/account")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class AccountApi {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final SshKeys keys;

  public AccountApi(Accounts accounts, Sessions sessions, Tokens tokens, SshKeys keys) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.keys = keys;
  }

  @GET
  public AccountJson show(@Context ContainerRequestContext request) {
    Identity me = Me.identity(request);
    return AccountJson.of(accounts.get(me.user().id()), me);
  }

  @PATCH
  public AccountJson edit(ProfileJson wish, @Context ContainerRequestContext request) {
    Identity me = Me.identity(request);
    Account before = accounts.get(me.user().id());
    Account after =
        accounts.editProfile(
            before.id(),
            wish.displayName() == null ? before.displayName() : wish.displayName(),
            wish.about() == null ? before.about() : wish.about());
    return AccountJson.of(after, me);
  }

  @GET
  @Path("sessions")
  public List<SessionJson> sessions(@Context ContainerRequestContext request) {
    Identity me = Me.identity(request);
    return sessions.list(me.user().id()).stream()
        .map(s -> SessionJson.of(s, me.credential()))
        .toList();
  }

  @DELETE
  @Path("sessions/{id}")
  public void revokeSession(@PathParam("id") String id, @Context ContainerRequestContext request) {
    sessions.revoke(Me.id(request), id);
  }

  @GET
  @Path("tokens")
  public List<TokenJson> tokens(@Context ContainerRequestContext request) {
    return tokens.list(Me.id(request)).stream().map(TokenJson::of).toList();
  }

  @POST
  @Path("tokens")
  public Response makeToken(NewTokenJson wish, @Context ContainerRequestContext request) {
    UserId me = Me.inPerson(request);
    var made = tokens.make(me, wish.title(), wish.chosen(), wish.expiresInDays());
    return Answers.created(
        URI.create("/rest/account/tokens/" + made.token().id()),
        TokenJson.of(made.token(), made.secret()));
  }

  @DELETE
  @Path("tokens/{id}")
  public void revokeToken(@PathParam("id") String id, @Context ContainerRequestContext request) {
    tokens.revoke(Me.id(request), id);
  }

  @GET
  @Path("keys")
  public List<KeyJson> keys(@Context ContainerRequestContext request) {
    return keys.list(Me.id(request)).stream().map(KeyJson::of).toList();
  }

  @POST
  @Path("keys")
  public Response addKey(NewKeyJson wish, @Context ContainerRequestContext request) {
    var key = keys.add(Me.inPerson(request), wish.title(), wish.key());
    return Answers.created(URI.create("/rest/account/keys/" + key.id()), KeyJson.of(key));
  }

  @DELETE
  @Path("keys/{id}")
  public void removeKey(@PathParam("id") String id, @Context ContainerRequestContext request) {
    keys.remove(Me.id(request), id);
  }
}
