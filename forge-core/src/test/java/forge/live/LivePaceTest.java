package forge.live;

import static org.assertj.core.api.Assertions.assertThat;

import forge.user.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that read slowly, or too much at once, hold up nobody. */
class LivePaceTest extends LiveTests {
  @Test
  void aClientThatReadsSlowlyGetsItsEventsInFewFrames() {
    hears(live, browser, MIA);
    browser.stopsReading();
    tell(100);
    browser.readsAgain();

    assertThat(browser.numbers()).isEqualTo(upTo(1, 100));
    assertThat(browser.frames("ev").size()).isLessThan(5);
  }

  @Test
  void aClientFarBehindIsResetAndGoesOnFromThere() {
    live.open(browser, MIA).subscribe(1L, LEAK, null, LiveMode.HERE);
    browser.stopsReading();
    tell(400);
    browser.readsAgain();
    tell(1);

    assertThat(browser.frames("reset")).isNotEmpty();
    long last = browser.frames("reset").getLast().path("q").asLong();
    assertThat(browser.numbers()).endsWith(401L);
    assertThat(browser.numbers().stream().filter(q -> q > last).toList())
        .isEqualTo(upTo(last + 1, 401));
  }

  @Test
  void ofStreamsInTheBackgroundOnlyTheHeadIsToldWhenMuchWaits() {
    LiveSession session = hears(live, browser, MIA);
    browser.stopsReading();
    tell(400);
    browser.readsAgain();

    assertThat(browser.frames("reset")).isEmpty();
    assertThat(browser.badges()).containsExactly("{\"s\":\"ticket:leak\",\"head\":400,\"k\":{}}");
    long last = browser.numbers().getLast();
    session.receive("{\"t\":\"since\",\"s\":\"ticket:leak\",\"q\":" + last + "}");
    assertThat(browser.numbers()).isEqualTo(upTo(1, 400));
  }

  @Test
  void aStreamThatIsNotOpenSaysOnlyThatSomethingHappened() {
    LiveSession session = live.open(browser, MIA);
    session.receive("{\"t\":\"sub\",\"id\":1,\"s\":\"ticket:leak\",\"mode\":\"badge\"}");
    tell(1);
    live.whisper(LEAK, "typing", Map.of("u", List.of("ada")));

    assertThat(browser.badges())
        .containsExactly("{\"s\":\"ticket:leak\",\"head\":1,\"k\":{\"comment\":1}}");
    assertThat(browser.frames("ev")).isEmpty();
    assertThat(browser.frames("eph")).isEmpty();
    session.closed();
    assertThat(live.counts().streams()).isZero();
  }

  @Test
  void whatIsSaidAnewTravelsOnceAndStandsForTheNumbersBefore() {
    var told = new ArrayList<LiveEvent>();
    for (int q = 1; q <= 3; q++) {
      told.add(LiveEvent.of(LEAK, q, "react", new Comment("of 7: " + q)).about("7"));
    }
    told.add(LiveEvent.of(LEAK, 4, "comment", new Comment("between")));
    told.add(LiveEvent.of(LEAK, 5, "react", new Comment("of 8")).about("8"));
    told.add(LiveEvent.of(LEAK, 6, "react", new Comment("of 7: 6")).about("7"));

    var items = Pending.latest(told);

    assertThat(items.stream().map(Item::from)).containsExactly(1L, 5L, 6L);
    assertThat(items.stream().map(Item::q)).containsExactly(4L, 5L, 6L);
    assertThat(items.getFirst().fragment()).contains("\"p\":1,\"q\":4");
  }

  @Test
  void whatIsEphemeralIsDroppedFirst() {
    hears(live, browser, MIA);
    browser.stopsReading();
    tell(140);
    live.whisper(LEAK, "typing", Map.of("u", List.of("ada")));
    browser.readsAgain();

    assertThat(browser.details("eph", "typing")).isEmpty();
    assertThat(live.counts().dropped()).isEqualTo(1);
    assertThat(browser.numbers()).hasSize(140);
  }

  @Test
  void aClientThatDoesNotReadForHalfAMinuteIsCut() {
    live.tick();
    hears(live, browser, MIA);
    browser.stopsReading();
    tell(2);
    clock.advance(Duration.ofSeconds(31));
    live.tick();

    assertThat(browser.closedWith()).isEqualTo(4408);
    assertThat(live.counts().connections()).isZero();
    assertThat(live.counts().streams()).isZero();
  }

  @Test
  void tooManyFramesAreRefusedAndThenEndTheConnection() {
    LiveSession session = live.open(browser, MIA);
    for (int i = 0; i < 41; i++) {
      session.receive("{\"t\":\"ping\"}");
    }

    assertThat(browser.frames("pong")).hasSize(40);
    assertThat(browser.frames("err").getLast().path("code").asText()).isEqualTo("rate");

    for (int i = 0; i < 120; i++) {
      session.receive("{\"t\":\"ping\"}");
    }
    assertThat(browser.closedWith()).isEqualTo(4429);
  }

  @Test
  void whatIsNoFrameEndsTheConnection() {
    var second = new FakeConnection();
    live.open(browser, MIA).receive("not json");
    live.open(second, MIA).receive("[" + "1,".repeat(40_000) + "1]");

    assertThat(browser.closedWith()).isEqualTo(4400);
    assertThat(second.closedWith()).isEqualTo(4400);
  }

  @Test
  void aHerdIsLetInAFewAtATime() {
    int admitted = 0;
    for (int i = 0; i < 1_200; i++) {
      admitted += live.admits() ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(1_000);

    clock.advance(Duration.ofSeconds(1));
    assertThat(live.admits()).isTrue();
    assertThat(Live.retryAfter()).isBetween(2, 30);
  }

  @Test
  void aNodeThatStopsAsksEverybodyToComeAgainAtDifferentTimes() {
    hears(live, browser, MIA);

    live.close();

    assertThat(browser.frames("bye").getFirst().path("code").asText()).isEqualTo("drain");
    assertThat(browser.frames("bye").getFirst().path("jitter").asLong()).isPositive();
    assertThat(browser.closedWith()).isEqualTo(1001);
  }

  @Test
  void ticketsOpenOneConnectionWithinHalfAMinute() {
    String ticket = live.ticket(MIA);
    String late = live.ticket(ADA);

    assertThat(live.redeem(ticket)).contains(MIA);
    assertThat(live.redeem(ticket)).isEmpty();
    clock.advance(Duration.ofSeconds(31));
    assertThat(live.redeem(late)).isEmpty();
  }

  @Test
  void theTwentyFirstConnectionOfAUserReplacesTheOldest() {
    live.open(browser, MIA);
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(1));
      live.open(new FakeConnection(), MIA);
    }

    assertThat(browser.closedWith()).isEqualTo(4409);
    assertThat(live.counts().connections()).isEqualTo(20);
  }

  @Test
  void eachClientIsLookedAfterEveryTwentySecondsAtAMomentOfItsOwn() {
    var asked = new ArrayList<LiveConnection>();
    for (int i = 0; i < 400; i++) {
      live.open(new Listener(asked), Identity.GUEST);
    }
    live.tick();

    for (int second = 0; second < 20; second++) {
      int before = asked.size();
      clock.advance(Duration.ofSeconds(1));
      live.tick();
      assertThat(asked.size() - before).isLessThan(100);
    }

    assertThat(asked).hasSize(400).doesNotHaveDuplicates();
  }

  /** Notes whenever it is asked for a sign of life. */
  private static final class Listener implements LiveConnection {
    private final List<LiveConnection> asked;

    Listener(List<LiveConnection> asked) {
      this.asked = asked;
    }

    @Override
    public boolean send(Frame frame, Runnable later) {
      return true;
    }

    @Override
    public void keepAlive() {
      asked.add(this);
    }

    @Override
    public void close(int code, String reason) {}
  }
}
