package forge.live;

import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told at one node is heard at the others, whatever the bell between them loses. */
class LiveNodesTest extends LiveTests {
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

      assertThat(rung.await(1, TimeUnit.MINUTES)).isTrue();
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
  @Timeout(180)
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
}
