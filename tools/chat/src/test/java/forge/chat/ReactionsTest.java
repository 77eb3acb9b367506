package forge.chat;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReactionsTest {
  private static final Emoji THUMB = new Emoji("👍");
  private static final Emoji WAVE = new Emoji("👋");
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private final MovableClock clock = new MovableClock();
  private TestForge forge;
  private final List<RoomId> followed = new ArrayList<>();
  private MessageStore store;
  private Reactions reactions;
  private Message message;

  @BeforeEach
  void saySomething() {
    forge = TestForge.start(DATABASE.fresh());
    store = new MessageStore(DATABASE.get(), forge.forge().events());
    var telling = new Telling(forge.forge().live(), () -> {}, followed::add);
    reactions = new Reactions(store, telling, clock, people -> Map.of());
    var wish =
        new NewMessage(
            new RoomId("aqueduct"),
            new Message.Author(MIA, "Mia"),
            clock.instant(),
            "It holds!",
            List.of(),
            null,
            null);
    message = store.insert(wish, m -> News.Said.of(m, "It holds!", null), m -> null).message();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private Thread reacts(UserId who, Emoji emoji, boolean on) {
    return Thread.ofPlatform()
        .unstarted(() -> reactions.react(new Reactions.Wish(message, emoji, who, on)));
  }

  private Reaction reaction(Emoji emoji) {
    return store.find(message.room(), message.number()).orElseThrow().reactions().stream()
        .filter(r -> r.emoji().equals(emoji.value()))
        .findAny()
        .orElseThrow();
  }

  /** Starts all while the room is taken, and lets it go when one is writing and the others wait. */
  private void atOnce(List<Thread> threads) throws InterruptedException {
    store.append(
        message,
        () -> {
          threads.forEach(Thread::start);
          while (!oneWrites(threads)) {
            Thread.onSpinWait();
          }
          return new News.Pinned(message.number().value(), true, 1);
        },
        clock.instant());
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static boolean oneWrites(List<Thread> threads) {
    List<State> states = threads.stream().map(Thread::getState).toList();
    return states.stream().filter(s -> s == State.BLOCKED).count() == 1
        && states.stream().filter(s -> s == State.WAITING).count() == threads.size() - 1;
  }

  @Test
  void whatWaitsForOneIsWrittenTogether() throws InterruptedException {
    atOnce(Stream.of(ADA, DAN, MIA, GUS).map(who -> reacts(who, THUMB, true)).toList());

    assertThat(reaction(THUMB).users()).containsExactlyInAnyOrder(ADA, DAN, MIA, GUS);
    var told = store.since(message.room(), 0, 10);
    assertThat(told).hasSizeLessThan(6);
    assertThat(told.getLast().json()).contains("\"n\":4");
  }

  @Test
  void thoseWhoFollowTheRoomLearnThatAMessageHasReactionsAndThatItHasNone() {
    react(MIA, true);
    react(GUS, true);
    react(MIA, false);
    assertThat(followed).hasSize(1);
    react(GUS, false);
    assertThat(followed).hasSize(2);
  }

  private void react(UserId who, boolean on) {
    message = store.find(message.room(), message.number()).orElseThrow();
    message = reactions.react(new Reactions.Wish(message, THUMB, who, on));
  }

  @Test
  void onePutsAnEmojiWhereAnotherTakesItAway() throws InterruptedException {
    reactions.react(new Reactions.Wish(message, THUMB, GUS, true));

    atOnce(
        List.of(
            reacts(ADA, WAVE, true),
            reacts(DAN, THUMB, true),
            reacts(GUS, THUMB, false),
            reacts(MIA, THUMB, true)));

    assertThat(reaction(THUMB).users()).containsExactlyInAnyOrder(DAN, MIA);
    assertThat(reaction(WAVE).users()).containsExactly(ADA);
    assertThat(store.since(message.room(), 0, 10).getLast().json()).contains("\"n\":2");
  }
}
