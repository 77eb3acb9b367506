package forge.live;

import static org.assertj.core.api.Assertions.assertThat;

import forge.user.Identity;
import forge.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Who may hear, and who is here. */
class LivePeopleTest extends LiveTests {
  @Test
  void streamsNobodyGuardsAreRefused() {
    LiveSession session = live.open(browser, ADA);
    session.receive("{\"t\":\"sub\",\"id\":7,\"s\":\"secret:x\"}");
    session.receive("{\"t\":\"sub\",\"id\":8,\"s\":\"../etc\"}");

    assertThat(browser.frames("err").get(0).path("code").asText()).isEqualTo("no_access");
    assertThat(browser.frames("err").get(1).path("code").asText()).isEqualTo("no_stream");
  }

  @Test
  void whoLosesTheRightHearsNoMoreOnAnyNode() {
    Live other = node();
    hears(other, browser, MIA);
    closedTo.add("mia");

    live.recheck(identity -> identity.user().id().value().equals("mia"));
    tell(1);

    assertThat(browser.numbers()).isEmpty();
    assertThat(browser.frames("err").getFirst().path("code").asText()).isEqualTo("no_access");
  }

  @Test
  void aRevokedSessionEndsItsConnectionsOnEveryNode() {
    Live other = node();
    hears(other, browser, MIA);

    live.end("session-of-mia");

    assertThat(browser.closedWith()).isEqualTo(4401);
  }

  @Test
  void connectionsOfEndedSessionsEndAndOthersStay() {
    var second = new FakeConnection();
    hears(live, browser, MIA);
    hears(live, second, ADA);

    live.keepOnly(new UserId("mia"), () -> Set.of("another-session"));
    live.keepOnly(new UserId("ada"), () -> Set.of("session-of-ada"));

    assertThat(browser.closedWith()).isEqualTo(4401);
    assertThat(second.closedWith()).isZero();
  }

  @Test
  void rightsAreAskedForAgainOnceHoweverOftenTheyChange() {
    hears(live, browser, MIA);
    closedTo.add("mia");

    live.recheckSoon();
    live.recheckSoon();
    live.tick();
    tell(1);

    assertThat(browser.frames("err")).hasSize(1);
    assertThat(browser.numbers()).isEmpty();
  }

  @Test
  void rightsThatCannotBeAskedForAreAskedForLater() {
    var answers = new AtomicBoolean(true);
    live.guard(
        "ticket:",
        (identity, stream) -> {
          if (!answers.get()) {
            throw new IllegalStateException("the database is away");
          }
          return closedTo.isEmpty();
        });
    hears(live, browser, MIA);
    closedTo.add("mia");
    answers.set(false);
    live.recheckSoon();
    live.tick();
    assertThat(browser.frames("err")).isEmpty();

    answers.set(true);
    clock.advance(Duration.ofSeconds(6));
    live.tick();
    tell(1);

    assertThat(browser.frames("err")).hasSize(1);
    assertThat(browser.numbers()).isEmpty();
  }

  @Test
  void everybodySeesWhoIsHereAcrossNodes() {
    Live other = node();
    var second = new FakeConnection();
    live.open(browser, MIA).subscribe(1L, LEAK, null, LiveMode.HERE);
    LiveSession ada = other.open(second, ADA);
    ada.subscribe(1L, LEAK, null, LiveMode.HERE);
    live.open(new FakeConnection(), Identity.GUEST).subscribe(1L, LEAK, null, LiveMode.HERE);
    live.tick();
    other.tick();
    live.tick();

    assertThat(browser.details("eph", "here"))
        .last()
        .isEqualTo("{\"u\":[\"ada\",\"mia\"],\"n\":3}");
    assertThat(live.here(LEAK)).containsExactly("ada", "mia");
    assertThat(live.online(List.of("ada", "gus"))).containsExactly("ada");

    ada.closed();
    clock.advance(Duration.ofSeconds(31));
    other.tick();
    live.tick();

    assertThat(live.here(LEAK)).containsExactly("mia");
  }

  @Test
  void goingToTheNextPageIsNoFarewell() {
    live.open(browser, MIA).subscribe(1L, LEAK, null, LiveMode.HERE);
    var second = new FakeConnection();
    LiveSession ada = live.open(second, ADA);
    ada.subscribe(1L, LEAK, null, LiveMode.HERE);
    live.tick();
    browser.forget();

    ada.closed();
    clock.advance(Duration.ofSeconds(5));
    live.tick();
    live.open(second, ADA).subscribe(1L, LEAK, null, LiveMode.HERE);
    live.tick();

    assertThat(browser.details("eph", "here")).isEmpty();
  }

  @Test
  void typingIsWhisperedToTheOthersButNotTooOften() {
    hears(live, browser, MIA);
    LiveSession ada = hears(live, new FakeConnection(), ADA);

    ada.receive("{\"t\":\"typing\",\"s\":\"ticket:leak\"}");
    ada.receive("{\"t\":\"typing\",\"s\":\"ticket:leak\"}");

    assertThat(browser.details("eph", "typing")).containsExactly("{\"u\":[\"ada\"]}");
  }

  @Test
  void watchingPeopleTellsWhoIsOnline() {
    LiveSession mia = live.open(browser, MIA);
    mia.receive("{\"t\":\"watch\",\"id\":3,\"users\":[\"ada\",\"gus\"]}");
    live.open(new FakeConnection(), ADA);
    live.tick();

    assertThat(browser.frames("ok").getFirst().path("online")).isEmpty();
    assertThat(browser.details("eph", "online")).containsExactly("{\"u\":[\"ada\"]}");
  }
}
