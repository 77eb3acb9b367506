package forge.user;

import static forge.user.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.store.DatabaseCalls;
import forge.testing.TestDatabase;
import forge.user.Credentials.Outcome.Known;
import forge.user.Credentials.Outcome.Wrong;
import forge.user.Identity.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CredentialsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final Town town = new Town(DATABASE.fresh());
  private final Tokens tokens = town.users.tokens();
  private final UserId mia = town.settle("mia").id();

  @Test
  void whoShowsNothingIsAGuest() {
    assertThat(known(null, null)).isEqualTo(Identity.GUEST);
    assertThat(known(" ", "")).isEqualTo(Identity.GUEST);
    assertThat(known(null, "an old cookie")).isEqualTo(Identity.GUEST);
  }

  @Test
  void aCookieIsASession() {
    var started = town.signIn("mia");

    var identity = known(null, started.secret());

    assertThat(identity.proof()).isEqualTo(Proof.SESSION);
    assertThat(identity.credential()).isEqualTo(started.session().id());
    assertThat(identity.within("admin")).isTrue();
  }

  @Test
  void aTokenCostsOneCallInSomeSeconds() {
    var made = tokens.make(mia, "ci", Set.of(Scope.WRITE), 90);
    assertThat(made.secret()).matches("[0-9a-f]{40}");
    known("Bearer " + made.secret(), null);
    town.clock.advance(Duration.ofSeconds(6));

    DatabaseCalls.reset();
    var identity = known("token " + made.secret(), null);

    assertThat(DatabaseCalls.made()).containsExactly("aggregate tokens");
    assertThat(known("token " + made.secret(), null)).isEqualTo(identity);
    assertThat(DatabaseCalls.made()).hasSize(1);
    assertThat(identity.proof()).isEqualTo(Proof.TOKEN);
    assertThat(identity.user().id()).isEqualTo(mia);
    assertThat(identity.scopes())
        .containsExactlyInAnyOrder(
            "write", "read", "repository:read", "repository:write", "files:write");
  }

  @Test
  void aTokenIsForgottenAtOnceWhenItIsRevokedOrItsOwnerLockedOut() {
    var ada = town.users.accounts().createAdmin(new UserId("ada"), "ada@example.org", PASSWORD);
    var one = tokens.make(mia, "one", Set.of(Scope.WRITE), null);
    var two = tokens.make(mia, "two", Set.of(Scope.WRITE), null);
    known("Bearer " + one.secret(), null);
    known("Bearer " + two.secret(), null);

    tokens.revoke(mia, one.token().id());
    wrong("Bearer " + one.secret());
    known("Bearer " + two.secret(), null);

    town.users.accounts().disable(ada.user(), mia, true);
    wrong("Bearer " + two.secret());
  }

  @Test
  void theFirstUseOfATokenIsNotedOnceAnHour() {
    var made = tokens.make(mia, "ci", Set.of(Scope.WRITE), 90);

    DatabaseCalls.reset();
    known("Bearer " + made.secret(), null);
    known("Bearer " + made.secret(), null);

    assertThat(DatabaseCalls.made()).containsExactly("aggregate tokens", "update tokens");
  }

  @Test
  void anAdministratorsTokenAdministratesOnlyIfItMay() {
    var ada = town.users.accounts().createAdmin(new UserId("ada"), "ada@example.org", PASSWORD);
    var narrow = tokens.make(ada.id(), "ci", Set.of(Scope.WRITE), null);
    var wide = tokens.make(ada.id(), "ops", Set.of(Scope.WRITE, Scope.ADMIN), null);

    assertThat(known("Bearer " + narrow.secret(), null).user().admin()).isFalse();
    assertThat(known("Bearer " + wide.secret(), null).user().admin()).isTrue();
  }

  @Test
  void tokensExpireAndAreRevoked() {
    var brief = tokens.make(mia, "ci", Set.of(Scope.READ), 1);
    var lasting = tokens.make(mia, "bot", Set.of(Scope.READ), null);
    town.clock.advance(Duration.ofDays(1));
    assertThat(wrong("Bearer " + brief.secret()).sentence())
        .isEqualTo("This token is unknown, expired or revoked.");

    assertThat(known("Bearer " + lasting.secret(), null).user().id()).isEqualTo(mia);
    assertThat(tokens.list(mia))
        .filteredOn(t -> t.title().equals("bot"))
        .singleElement()
        .satisfies(t -> assertThat(t.lastUsedAt()).isEqualTo(town.clock.instant()));
    assertThatThrownBy(() -> tokens.revoke(new UserId("gus"), lasting.token().id()))
        .isInstanceOf(NotFound.class);
    tokens.revoke(mia, lasting.token().id());
    assertThat(wrong("Bearer " + lasting.secret()).basic()).isFalse();
  }

  @Test
  void tokensAreCheckedWhenMade() {
    assertThatThrownBy(() -> tokens.make(mia, "", Set.of(Scope.READ), 1))
        .hasMessage("The name of the token must not be empty.");
    assertThatThrownBy(() -> tokens.make(mia, "ci", Set.of(), 1)).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> tokens.make(mia, "ci", Set.of(Scope.READ), 0))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> Scope.parse("everything"))
        .hasMessageStartingWith("There is no scope “everything”; choose among read, write,");
  }

  @Test
  void basicTakesAPasswordOrAToken() {
    var token = tokens.make(mia, "git", Set.of(Scope.REPOSITORY_WRITE), 90);

    assertThat(known(basic("mia", PASSWORD), null).proof()).isEqualTo(Proof.PASSWORD);
    assertThat(known(basic("mia", token.secret()), null).proof()).isEqualTo(Proof.TOKEN);
    assertThat(known(basic("x-access-token", token.secret()), null).proof()).isEqualTo(Proof.TOKEN);
    assertThat(wrong(basic("gus", token.secret())).basic()).isTrue();
    assertThat(wrong(basic("mia", "wrong")).sentence())
        .isEqualTo("This name and password do not match.");
    assertThat(wrong("Basic ###").basic()).isTrue();
    assertThat(wrong("Digest abc").sentence())
        .isEqualTo("The Authorization header takes Bearer, token or Basic, not Digest.");
  }

  @Test
  void aRepeatedPasswordIsRememberedUntilItChanges() {
    known(basic("mia", PASSWORD), null);
    DatabaseCalls.reset();

    known(basic("mia", PASSWORD), null);

    assertThat(DatabaseCalls.made()).isEmpty();
    town.users.accounts().changePassword(mia, PASSWORD, "pier three cracks", null);
    assertThat(wrong(basic("mia", PASSWORD)).basic()).isTrue();
  }

  @Test
  void guessingByBasicIsLimitedToo() {
    for (int i = 0; i < 10; i++) {
      wrong(basic("mia", "wrong" + i));
    }

    assertThatThrownBy(() -> wrong(basic("mia", PASSWORD))).isInstanceOf(TooMany.class);
  }

  private Identity known(@Nullable String authorization, @Nullable String cookie) {
    var outcome = town.users.credentials().identify(authorization, cookie, "192.0.2.9");
    assertThat(outcome).isInstanceOf(Known.class);
    return ((Known) outcome).identity();
  }

  private Wrong wrong(String authorization) {
    var outcome = town.users.credentials().identify(authorization, null, "192.0.2.9");
    assertThat(outcome).isInstanceOf(Wrong.class);
    return (Wrong) outcome;
  }

  private static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
