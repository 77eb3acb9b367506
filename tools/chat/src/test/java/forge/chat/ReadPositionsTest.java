package forge.chat;

import static org.assertj.core.api.Assertions.assertThat;

import forge.chat.SeatStore.Reader;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes that keep in memory first how far people have read. */
class ReadPositionsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final MovableClock clock = new MovableClock();
  private final SeatStore store = new SeatStore(DATABASE.fresh());
  private final ReadPositions one = new ReadPositions(store, clock);
  private final ReadPositions other = new ReadPositions(store, clock);
  private final Reader mia = new Reader(new RoomId("room"), new UserId("mia"));
  private final Reader gus = new Reader(new RoomId("room"), new UserId("gus"));

  private long kept(Reader reader) {
    return store.find(reader).orElseThrow().read();
  }

  @Test
  void whoWentBackIsNotMovedForwardByWhatAnotherNodeHadNotWritten() {
    other.move(mia, 9);
    other.move(gus, 7);
    clock.advance(Duration.ofSeconds(1));
    one.back(mia, 4);

    other.flush();

    assertThat(kept(mia)).isEqualTo(4);
    assertThat(kept(gus)).isEqualTo(7);
    assertThat(other.of(mia)).hasValue(4);
  }

  @Test
  void whatIsReadAfterwardsCounts() {
    one.move(mia, 9);
    one.flush();
    one.back(mia, 4);
    clock.advance(Duration.ofSeconds(1));
    other.move(mia, 6);
    other.flush();
    assertThat(kept(mia)).isEqualTo(6);
    one.move(mia, 5);
    one.flush();
    assertThat(kept(mia)).isEqualTo(6);
  }
}
