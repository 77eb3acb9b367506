package forge.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.NotFound;
import forge.store.DatabaseCalls;
import forge.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final Town town = new Town(DATABASE.fresh());
  private final Sessions sessions = town.users.sessions();
  private final Account mia = town.settle("mia");

  @Test
  void aWarmSessionCostsNoCallAndAColdOneCostsOne() {
    var started = town.signIn("mia");

    DatabaseCalls.reset();
    assertThat(sessions.find(started.secret()))
        .get()
        .satisfies(s -> assertThat(s.account()).isEqualTo(mia));
    assertThat(DatabaseCalls.made()).containsExactly("aggregate sessions");

    DatabaseCalls.reset();
    assertThat(sessions.find(started.secret())).isPresent();
    assertThat(DatabaseCalls.made()).isEmpty();

    town.clock.advance(Duration.ofSeconds(6));
    sessions.find(started.secret());
    assertThat(DatabaseCalls.made()).hasSize(1);
  }

  @Test
  void anEndedSessionIsForgottenAtEveryNode() {
    var started = town.signIn("mia");
    var elsewhere = town.node().sessions();
    assertThat(elsewhere.find(started.secret())).isPresent();

    sessions.revoke(mia.id(), started.session().id());

    assertThat(sessions.find(started.secret())).isEmpty();
    assertThat(elsewhere.find(started.secret())).isEmpty();
  }

  @Test
  void aChangedProfileShowsAtOnce() {
    var started = town.signIn("mia");
    sessions.find(started.secret());

    town.users.accounts().editProfile(mia.id(), "Mia Doe", "Bridges.");

    assertThat(sessions.find(started.secret()))
        .get()
        .satisfies(s -> assertThat(s.account().displayName()).isEqualTo("Mia Doe"));
  }

  @Test
  void lastSeenIsWrittenOnceAnHour() {
    var started = town.signIn("mia");
    town.clock.advance(Duration.ofMinutes(59));
    sessions.find(started.secret());
    assertThat(seen()).isEqualTo(started.session().createdAt());

    town.clock.advance(Duration.ofMinutes(1));
    sessions.find(started.secret());
    assertThat(seen()).isEqualTo(town.clock.instant());

    DatabaseCalls.reset();
    sessions.find(started.secret());
    assertThat(DatabaseCalls.made()).isEmpty();
  }

  @Test
  void aSessionLastsThirtyDaysAfterItWasSeen() {
    var started = town.signIn("mia");
    town.clock.advance(Duration.ofDays(29));
    assertThat(sessions.find(started.secret())).isPresent();
    town.clock.advance(Duration.ofDays(29));
    assertThat(sessions.find(started.secret())).isPresent();
    town.clock.advance(Duration.ofDays(31));
    assertThat(sessions.find(started.secret())).isEmpty();
  }

  @Test
  void sessionsAreListedAndEndedByTheirOwnerOnly() {
    var here = town.signIn("mia");
    town.clock.advance(Duration.ofMinutes(1));
    var there = town.signIn("mia");
    var gus = town.settle("gus").id();

    assertThat(sessions.list(mia.id()))
        .extracting(Session::id)
        .containsExactly(there.session().id(), here.session().id());
    assertThat(sessions.list(mia.id()).get(0).device().name()).isEqualTo("Firefox on Linux");
    assertThatThrownBy(() -> sessions.revoke(gus, here.session().id()))
        .isInstanceOf(NotFound.class);
    sessions.endOthers(mia.id(), here.session().id());
    assertThat(sessions.list(mia.id()))
        .extracting(Session::id)
        .containsExactly(here.session().id());
    assertThat(sessions.find(there.secret())).isEmpty();
  }

  @Test
  void nobodyGetsInWithAnIdOrAGuess() {
    var started = town.signIn("mia");

    assertThat(sessions.find(started.session().id())).isEmpty();
    assertThat(sessions.find("")).isEmpty();
    assertThat(sessions.find("{$ne: null}")).isEmpty();
  }

  @Test
  void devicesAreNamed() {
    assertThat(
            Device.of("Mozilla/5.0 (Windows NT 10.0) Chrome/143.0 Safari/537.36 Edg/143.0", "x")
                .name())
        .isEqualTo("Edge on Windows");
    assertThat(
            Device.of("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1", "x")
                .name())
        .isEqualTo("Safari on iPhone");
    assertThat(Device.of(null, "x").name()).isEqualTo("A program");
  }

  private java.time.Instant seen() {
    return sessions.list(mia.id()).get(0).lastSeenAt();
  }
}
