package forge.live;

import static org.assertj.core.api.Assertions.assertThat;

import forge.store.DatabaseCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told in a stream arrives once, in order and without a gap. */
class LiveTest extends LiveTests {
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

  @Test
  void whatNobodyWaitsForComesAfterTheFrames() {
    var order = new ArrayList<Object>();
    live.announce(LiveEvent.of(LEAK, 1, "comment", new Comment("dry")), () -> order.add("alone"));
    assertThat(order).containsExactly("alone");

    hears(live, browser, MIA);
    Position head = live.position(LEAK);
    live.announce(
        LiveEvent.of(LEAK, head.q() + 1, "comment", new Comment("drip")),
        () -> order.add(browser.numbers()));
    assertThat(order.getLast()).isEqualTo(List.of(head.q() + 1));

    live.announce(
        LiveEvent.of(LEAK, head.q() + 3, "comment", new Comment("early")),
        () -> order.add("not held back by a gap"));
    assertThat(order.getLast()).isEqualTo("not held back by a gap");
    assertThat(browser.numbers()).doesNotContain(head.q() + 3);
  }
}
