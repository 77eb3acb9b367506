package forge.user;

import static forge.user.Town.LAPTOP;
import static forge.user.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final Town town = new Town(DATABASE.fresh());
  private final Accounts accounts = town.users.accounts();
  private final Registrations registrations = town.users.registrations();
  private final SignIns signIns = town.users.signIns();
  private final ForgottenPasswords forgotten = town.users.forgottenPasswords();

  @Test
  void anAccountCanBeUsedOnceItsAddressIsConfirmed() {
    town.register("mia");
    assertThatThrownBy(() -> town.signIn("mia"))
        .isInstanceOf(Invalid.class)
        .hasMessageStartingWith("Confirm your e-mail address first");

    registrations.confirm(town.lastSecret());

    assertThat(town.signIn("mia").session().user()).isEqualTo(new UserId("mia"));
    assertThat(town.signIn("mia@example.org").session().user()).isEqualTo(new UserId("mia"));
    assertThat(town.signIn(" MIA ").session().user()).isEqualTo(new UserId("mia"));
  }

  @Test
  void theDatabaseHoldsNoSecret() {
    town.settle("mia");
    var started = town.signIn("mia");
    var made = town.users.tokens().make(new UserId("mia"), "ci", java.util.Set.of(Scope.READ), 1);
    forgotten.writeTo("mia@example.org", "192.0.2.1");
    String reset = town.lastSecret();

    for (String name : town.database.listCollectionNames()) {
      for (Document d : town.database.getCollection(name).find()) {
        assertThat(d.toJson())
            .doesNotContain(PASSWORD)
            .doesNotContain(started.secret())
            .doesNotContain(made.secret())
            .doesNotContain(reset);
      }
    }
  }

  @Test
  void namesAreTakenOnce() {
    town.settle("mia");

    assertThatThrownBy(() -> town.register("mia")).hasMessage("The name mia is taken.");
    assertThatThrownBy(() -> registrations.checkFree("MIA")).hasMessage("The name mia is taken.");
    assertThat(registrations.checkFree("gus")).isEqualTo(new UserId("gus"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "9lives",
        "mia doe",
        "mia_doe",
        "-mia",
        "mia-",
        "mi--a",
        "mia<b>",
        "admin",
        "*guest",
        "../etc",
        "abcdefghijabcdefghijabcdefghijk",
        "mïa"
      })
  void namesThatCannotBeHadAreRefused(String name) {
    assertThatThrownBy(() -> registrations.checkFree(name)).isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mia",
        "@example.org",
        "mia@",
        "mia@exa mple.org",
        "mia@example.org\nBcc: x@y.z",
        "a..b@example.org",
        "mia@-",
        "<mia@example.org>"
      })
  void addressesThatCannotBeAreRefused(String email) {
    assertThatThrownBy(
            () ->
                registrations.register(
                    new Registration("mia", email, "Mia", PASSWORD), "192.0.2.1"))
        .isInstanceOf(Invalid.class)
        .extracting(e -> ((Invalid) e).field())
        .isEqualTo("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "password123",
        "Password123!",
        "qwertyuiop",
        "1234567890",
        "aaaaaaaaaaaa",
        "abcdefghijklm",
        "miamiamia1",
        "mia1234mia",
        "iloveyou123"
      })
  void passwordsThatAnybodyWouldTryAreRefused(String password) {
    assertThatThrownBy(
            () ->
                registrations.register(
                    new Registration("mia", "mia@example.org", "Mia", password), "192.0.2.1"))
        .isInstanceOf(Invalid.class)
        .extracting(e -> ((Invalid) e).field())
        .isEqualTo("password");
  }

  @Test
  void everythingWrongWithARegistrationIsToldAtOnce() {
    var problems = new Registration("x", "y", "", "z").problems();

    assertThat(problems)
        .extracting(Invalid::field)
        .containsExactly("name", "email", "displayName", "password");
  }

  @Test
  void nobodyLearnsWhetherAnAddressIsKnown() {
    town.settle("mia");
    int before = town.letters.size();

    var stranger =
        registrations.register(
            new Registration("eve", "Mia@Example.org", "Eve", PASSWORD), "192.0.2.1");
    forgotten.writeTo("nobody@example.org", "192.0.2.1");

    assertThat(stranger.confirmed()).isFalse();
    assertThat(town.letters).hasSize(before + 1);
    assertThat(town.lastLetter().subject()).isEqualTo("You already have an account");
    assertThat(town.lastLetter().text()).contains("“mia”");
    assertThatThrownBy(() -> signIns.signIn("eve", PASSWORD, LAPTOP))
        .hasMessage("Confirm your e-mail address first: follow the link in the letter to you.");
  }

  @Test
  void theFirstToConfirmAnAddressHasIt() {
    registrations.register(
        new Registration("eve", "mia@example.org", "Eve", PASSWORD), "192.0.2.1");
    String eves = town.lastSecret();
    town.settle("mia");

    assertThatThrownBy(() -> registrations.confirm(eves))
        .isInstanceOf(Conflict.class)
        .hasMessage("Another account has confirmed this e-mail address.");
  }

  @Test
  void anUnconfirmedNameIsFreeAgainAfterAWeek() {
    town.register("mia");
    assertThatThrownBy(() -> registrations.checkFree("mia")).hasMessage("The name mia is taken.");

    town.clock.advance(Duration.ofDays(8));

    assertThat(town.settle("mia").confirmed()).isTrue();
  }

  @Test
  void linksWorkOnceAndNotForEver() {
    town.register("mia");
    String secret = town.lastSecret();
    assertThat(registrations.mayConfirm(secret)).isTrue();
    registrations.confirm(secret);
    assertThatThrownBy(() -> registrations.confirm(secret)).isInstanceOf(NotFound.class);

    forgotten.writeTo("mia@example.org", "192.0.2.1");
    String late = town.lastSecret();
    assertThat(registrations.mayConfirm(late)).isFalse();
    assertThat(forgotten.mayReset(late)).contains(new UserId("mia"));
    town.clock.advance(Duration.ofHours(3));
    assertThat(forgotten.mayReset(late)).isEmpty();
    assertThatThrownBy(() -> forgotten.reset(late, "pier three cracks"))
        .hasMessage("This link was used, is too old, or does not exist.");
  }

  @Test
  void aResetSetsThePasswordAndEndsAllSessions() {
    town.settle("mia");
    var session = town.signIn("mia");
    forgotten.writeTo("MIA@example.org", "192.0.2.1");

    forgotten.reset(town.lastSecret(), "pier three cracks");

    assertThat(town.users.sessions().find(session.secret())).isEmpty();
    assertThatThrownBy(() -> town.signIn("mia")).isInstanceOf(Invalid.class);
    assertThat(signIns.signIn("mia", "pier three cracks", LAPTOP)).isNotNull();
  }

  @Test
  void aRefusedNewPasswordLeavesTheLinkGood() {
    town.settle("mia");
    forgotten.writeTo("mia@example.org", "192.0.2.1");
    String secret = town.lastSecret();

    assertThatThrownBy(() -> forgotten.reset(secret, "short")).isInstanceOf(Invalid.class);

    assertThat(forgotten.mayReset(secret)).isPresent();
  }

  @Test
  void changingThePasswordEndsTheOtherSessions() {
    town.settle("mia");
    var here = town.signIn("mia");
    var there = town.signIn("mia");
    var mia = new UserId("mia");
    assertThatThrownBy(
            () -> accounts.changePassword(mia, "wrong", "pier three cracks", here.session().id()))
        .hasMessage("This is not your current password.");

    accounts.changePassword(mia, PASSWORD, "pier three cracks", here.session().id());

    assertThat(town.users.sessions().find(here.secret())).isPresent();
    assertThat(town.users.sessions().find(there.secret())).isEmpty();
    assertThat(signIns.signIn("mia", "pier three cracks", LAPTOP)).isNotNull();
  }

  @Test
  void tenFailuresAreEnoughForFifteenMinutesAtEveryNode() {
    town.settle("mia");
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> signIns.signIn("mia", "wrong", LAPTOP)).isInstanceOf(Invalid.class);
    }

    var elsewhere = town.node().signIns();
    assertThatThrownBy(() -> elsewhere.signIn("mia", PASSWORD, LAPTOP))
        .isInstanceOf(TooMany.class)
        .hasMessage("Too many attempts to sign in failed. Try again in 15 minutes.");
    assertThatThrownBy(() -> elsewhere.signIn("gus", PASSWORD, LAPTOP)).isInstanceOf(TooMany.class);

    town.clock.advance(Duration.ofMinutes(15));
    assertThat(town.signIn("mia")).isNotNull();
  }

  @Test
  void whoSignsInRightIsNeverCounted() {
    town.settle("mia");

    for (int i = 0; i < 30; i++) {
      assertThat(town.signIn("mia")).isNotNull();
    }
  }

  @Test
  void oneNetworkOpensOnlySoManyAccounts() {
    for (int i = 0; i < 10; i++) {
      town.register("user" + i);
    }

    assertThatThrownBy(() -> town.register("late"))
        .isInstanceOf(TooMany.class)
        .hasMessage("Too many accounts were opened from your network. Try again in 60 minutes.");
  }

  @Test
  void disablingEndsEverythingAtOnce() {
    var ada = admin("ada");
    town.settle("mia");
    var session = town.signIn("mia");
    var token = town.users.tokens().make(new UserId("mia"), "ci", java.util.Set.of(Scope.READ), 1);
    assertThat(town.users.sessions().find(session.secret())).isPresent();

    accounts.disable(ada.user(), new UserId("mia"), true);

    assertThat(town.users.sessions().find(session.secret())).isEmpty();
    assertThat(town.users.tokens().use(token.secret())).isEmpty();
    assertThatThrownBy(() -> town.signIn("mia"))
        .isInstanceOf(Denied.class)
        .hasMessage("You may not sign in: this account is disabled.");
    accounts.disable(ada.user(), new UserId("mia"), false);
    assertThat(town.signIn("mia")).isNotNull();
  }

  @Test
  void onlyAdministratorsAdministrate() {
    var mia = town.settle("mia").user();
    var ada = admin("ada").user();

    assertThatThrownBy(() -> accounts.disable(mia, ada.id(), true)).isInstanceOf(Denied.class);
    assertThatThrownBy(() -> accounts.makeAdmin(mia, mia.id(), true)).isInstanceOf(Denied.class);
    assertThatThrownBy(() -> accounts.list(mia, null, 10)).isInstanceOf(Denied.class);
    assertThatThrownBy(() -> accounts.disable(ada, ada.id(), true)).isInstanceOf(Conflict.class);
    accounts.makeAdmin(ada, mia.id(), true);
    assertThat(accounts.get(mia.id()).admin()).isTrue();
  }

  @Test
  void thereIsOneFirstAdministrator() {
    assertThat(accounts.createFirstAdmin(new UserId("admin"), "admin@example.org", PASSWORD))
        .get()
        .satisfies(a -> assertThat(a.admin() && a.confirmed()).isTrue());
    assertThat(accounts.createFirstAdmin(new UserId("other"), "o@example.org", PASSWORD)).isEmpty();
    assertThat(town.signIn("admin")).isNotNull();
  }

  @Test
  void listsAreReadInParts() {
    var ada = admin("ada").user();
    for (String name : List.of("bea", "cal", "dan")) {
      town.settle(name);
    }

    var first = accounts.list(ada, null, 3);
    var second = accounts.list(ada, first.next(), 3);

    assertThat(first.items()).extracting(a -> a.id().value()).containsExactly("ada", "bea", "cal");
    assertThat(second.items()).extracting(a -> a.id().value()).containsExactly("dan");
    assertThat(second.next()).isNull();
    assertThat(accounts.startingWith("b", 5))
        .extracting(a -> a.id().value())
        .containsExactly("bea");
    assertThat(accounts.find(List.of(new UserId("cal"), new UserId("zoe"))))
        .containsOnlyKeys(new UserId("cal"));
  }

  @Test
  void aNewAddressIsTheirsOnceConfirmed() {
    var mia = town.settle("mia").id();

    accounts.changeEmail(mia, "mia@home.example", PASSWORD);

    assertThat(town.lastLetter().to()).isEqualTo("mia@home.example");
    assertThat(accounts.get(mia).email()).isEqualTo("mia@example.org");
    registrations.confirm(town.lastSecret());
    assertThat(accounts.get(mia).email()).isEqualTo("mia@home.example");
    assertThat(signIns.signIn("mia@home.example", PASSWORD, LAPTOP)).isNotNull();
  }

  @Test
  void aHashOfAnotherCostIsReplacedAtTheNextSignIn() {
    town.settle("mia");
    town.database
        .getCollection("accounts")
        .updateOne(
            new Document("_id", "mia"),
            new Document(
                "$set",
                new Document(
                    "password", new Passwords(new Passwords.Cost(32, 1, 1), 1).hash(PASSWORD))));

    town.signIn("mia");

    assertThat(town.database.getCollection("accounts").find(new Document("_id", "mia")).first())
        .extractingByKey("password")
        .asString()
        .startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(town.signIn("mia")).isNotNull();
  }

  private Account admin(String name) {
    return accounts.createAdmin(new UserId(name), name + "@example.org", PASSWORD);
  }
}
