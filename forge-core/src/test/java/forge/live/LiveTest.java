package forge.live;

import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import forge.store.DatabaseCalls;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final Identity ADA = identity("ada");
  private static final Identity MIA = identity("mia");
  private static final String LEAK = "ticket:leak";

  private final MovableClock clock = new MovableClock();
  private final LossyBell bell = new LossyBell();
  private final FakeConnection browser = new FakeConnection();
  private final List<String> closedTo = new ArrayList<>();
  private Live live = node();

  record Comment(String text) {}

  private static Identity identity(String name) {
    return new Identity(
        new User(new UserId(name), name, false),
        Identity.Proof.SESSION,
        "session-of-" + name,
        Set.of(Identity.EVERYTHING));
  }

  private Live node() {
    var node = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
    node.guard("ticket:", (identity, stream) -> !closedTo.contains(identity.user().id().value()));
    return node;
  }

  @BeforeEach
  void startEmpty() {
    DATABASE.fresh();
    live = node();
  }

  private LiveSession hears(Live node, FakeConnection connection, Identity identity) {
    LiveSession session = node.open(connection, identity);
    session.subscribe(1L, LEAK, node.position(LEAK), LiveMode.FULL);
    return session;
  }

  private void tell(int times) {
    for (int i = 0; i < times; i++) {
      live.tell(LEAK, "comment", new Comment("drip"));
    }
  }

  private static List<Long> upTo(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void pagesInARowAskOnceWhereAStreamIs() {
    tell(2);
    DatabaseCalls.reset();

    Position first = live.position(LEAK);
    Position again = live.position(LEAK);
    assertThat(DatabaseCalls.made()).containsExactly("find live_streams");

    tell(1);
    DatabaseCalls.reset();
    assertThat(List.of(first.q(), again.q(), live.position(LEAK).q())).containsExactly(2L, 2L, 3L);
    assertThat(DatabaseCalls.made()).isEmpty();
  }

  @Test
  void whereAStreamIsIsAskedAgainWhenAnotherNodesNewsWasLost() {
    Live other = node();
    assertThat(live.position(LEAK).q()).isZero();
    bell.loses(true);
    other.tell(LEAK, "comment", new Comment("drip"));
    bell.loses(false);

    clock.advance(Duration.ofSeconds(3));

    assertThat(live.position(LEAK).q()).isEqualTo(1);
  }

  @Test
  void whatIsToldArrivesInOrderAndNumberedFromOne() {
    hears(live, browser, MIA);

    tell(3);

    assertThat(browser.numbers()).containsExactly(1L, 2L, 3L);
    assertThat(browser.details("ev", "comment")).containsOnly("{\"text\":\"drip\"}");
  }

  @Test
  void thePositionOfAPageIsWhereTheFirstSubscriptionStarts() {
    tell(2);
    Position page = live.position(LEAK);
    tell(2);

    live.open(browser, MIA).subscribe(1L, LEAK, page, LiveMode.FULL);

    assertThat(page.q()).isEqualTo(2);
    assertThat(browser.frames("ok").getFirst().path("q").asLong()).isEqualTo(4);
    assertThat(browser.numbers()).containsExactly(3L, 4L);
  }

  @Test
  void withoutAPositionOnlyWhatHappensFromNowOnIsHeard() {
    tell(2);
    live.open(browser, MIA).subscribe(1L, LEAK, null, LiveMode.FULL);
    tell(1);

    assertThat(browser.numbers()).containsExactly(3L);
  }

  @Test
  void afterMoreThanFiveHundredEventsThePageIsFetchedAnew() {
    tell(501);
    live.open(browser, MIA)
        .subscribe(1L, LEAK, new Position(live.position(LEAK).e(), 0), LiveMode.FULL);
    tell(1);

    assertThat(browser.frames("reset")).hasSize(1);
    assertThat(browser.frames("reset").getFirst().path("q").asLong()).isEqualTo(501);
    assertThat(browser.numbers()).containsExactly(502L);
  }

  @Test
  void anotherEpochMeansAReset() {
    tell(2);
    live.open(browser, MIA).subscribe(1L, LEAK, new Position("other", 1), LiveMode.FULL);

    assertThat(browser.frames("reset").getFirst().path("e").asText())
        .isEqualTo(live.position(LEAK).e());
    assertThat(browser.numbers()).isEmpty();
  }

  @Test
  void aClientThatFoundAHoleIsToldAgain() {
    LiveSession session = hears(live, browser, MIA);
    tell(3);
    browser.forget();

    session.receive("{\"t\":\"since\",\"id\":4,\"s\":\"ticket:leak\",\"q\":1}");

    assertThat(browser.numbers()).containsExactly(2L, 3L);
  }

  @Test
  void eventsThatComeTwiceAreHeardOnce() {
    hears(live, browser, MIA);
    tell(1);

    live.announce(LiveEvent.of(LEAK, 1, "comment", new Comment("again")));

    assertThat(browser.numbers()).containsExactly(1L);
  }

  @Test
  void eventsThatOvertakeEachOtherAreHeardInOrder() {
    hears(live, browser, MIA);

    live.announce(LiveEvent.of(LEAK, 2, "comment", new Comment("second")));
    live.announce(LiveEvent.of(LEAK, 1, "comment", new Comment("first")));

    assertThat(browser.numbers()).containsExactly(1L, 2L);
  }

  @Test
  void aHoleThatTheLogCannotFillEndsInAReset() {
    hears(live, browser, MIA);
    live.announce(LiveEvent.of(LEAK, 3, "comment", new Comment("third")));

    for (int i = 0; i < 6; i++) {
      clock.advance(Duration.ofMillis(200));
      live.tick();
    }

    assertThat(browser.frames("reset")).hasSize(1);
    assertThat(browser.frames("reset").getFirst().path("q").asLong()).isEqualTo(3);
  }

  @Test
  void anotherNodeHearsWithoutReadingTheLog() {
    Live other = node();
    hears(other, browser, MIA);

    tell(2);

    assertThat(browser.numbers()).containsExactly(1L, 2L);
    assertThat(other.counts().repairs()).isZero();
  }

  @Test
  void hintsLostBetweenNodesAreReadFromTheLogAtTheNextOne() {
    Live other = node();
    hears(other, browser, MIA);
    bell.loses(true);
    tell(3);
    bell.loses(false);
    tell(1);

    clock.advance(Duration.ofMillis(200));
    other.tick();

    assertThat(browser.numbers()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void hintsLostBetweenNodesAreReadFromTheLogEvenIfNothingFollows() {
    Live other = node();
    other.tick();
    hears(other, browser, MIA);
    bell.loses(true);
    tell(3);

    clock.advance(Duration.ofSeconds(4));
    other.tick();

    assertThat(browser.numbers()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void twoNodesShareALocalDoorbell() throws InterruptedException {
    try (var local = new LocalDoorbell()) {
      Live here = new Live(new LiveStore(DATABASE.get(), clock), local, clock);
      Live there = new Live(new LiveStore(DATABASE.get(), clock), local, clock);
      there.guard("ticket:", (identity, stream) -> true);
      hears(there, browser, MIA);

      for (int i = 0; i < 50; i++) {
        here.tell(LEAK, "comment", new Comment("drip " + i));
      }
      var rung = new CountDownLatch(1);
      local.hear("end", m -> rung.countDown());
      local.ring("end", "");

      assertThat(rung.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(browser.numbers()).isEqualTo(upTo(1, 50));
    }
  }

  @Test
  void largeEventsTravelBetweenNodesAsHintsOnly() {
    Live other = node();
    hears(other, browser, MIA);

    live.tell(LEAK, "comment", new Comment("x".repeat(40_000)));
    other.tick();

    assertThat(browser.numbers()).containsExactly(1L);
    assertThat(other.counts().repairs()).isEqualTo(1);
  }

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
  @Timeout(30)
  void aNodeThatRunsCarriesByThreadsOfItsOwnAndInOrder() {
    hears(live, browser, MIA);
    live.start();

    tell(100);
    for (int q = 101; q <= 300; q++) {
      live.announce(LiveEvent.of(LEAK, q, "react", new Comment("count " + q)).about("7"));
    }
    while (browser.details("ev", "react").stream().noneMatch(d -> d.contains("count 300"))) {
      Thread.onSpinWait();
    }

    assertThat(browser.numbers()).startsWith(1L, 2L).isSorted();
    assertThat(browser.details("ev", "comment")).hasSize(100);
    assertThat(browser.details("ev", "react").size()).isLessThan(100);
    live.close();
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
  void aToolMayKeepItsOwnNumbersAndLog() {
    var log = new ArrayList<LiveEvent>();
    live.guard("room:", (identity, stream) -> true);
    live.source(
        "room:",
        new LiveSource() {
          @Override
          public Position position(String stream) {
            return new Position("own", log.size());
          }

          @Override
          public List<LiveEvent> since(String stream, long q, int limit) {
            return log.stream().filter(e -> e.q() > q).limit(limit).toList();
          }
        });
    log.add(LiveEvent.of("room:x", 1, "msg", new Comment("hello")));
    live.open(browser, MIA).subscribe(1L, "room:x", new Position("own", 0), LiveMode.FULL);
    log.add(LiveEvent.of("room:x", 2, "msg", new Comment("lost")));
    log.add(LiveEvent.of("room:x", 3, "msg", new Comment("heard")));
    live.announce(log.get(2));
    clock.advance(Duration.ofMillis(200));
    live.tick();

    assertThat(browser.numbers()).containsExactly(1L, 2L, 3L);
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
  void theLogOfAStreamKeepsAThousandEvents() {
    var store = new LiveStore(DATABASE.get(), clock);
    for (int i = 0; i < 1_100; i++) {
      store.append(LEAK, "comment", "{}");
    }

    assertThat(store.since(LEAK, 0, 5).getFirst().q()).isEqualTo(101);
    clock.advance(Duration.ofHours(25));
    store.sweep();
    assertThat(store.since(LEAK, 0, 5)).isEmpty();
    assertThat(store.head(LEAK)).isEqualTo(1_100);
  }
}
