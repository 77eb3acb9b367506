package forge.chat;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.bell.LocalDoorbell;
import forge.chat.block.Blocks;
import forge.chat.quiet.QuietTimes;
import forge.event.Events;
import forge.job.Jobs;
import forge.live.Live;
import forge.live.LiveEvent;
import forge.live.LiveStore;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.MountPoint;
import forge.project.Project;
import forge.project.ProjectId;
import forge.project.ToolKey;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.refusal.Refusal.TooMany;
import forge.store.DatabaseCalls;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final Emoji THUMB = new Emoji("👍");
  private static TestForge forge;
  private static int number;

  private final MovableClock clock = new MovableClock();
  private MessageStore store;
  private SeatStore kept;
  private ReadPositions positions;
  private Rooms rooms;
  private Mount room;

  @BeforeAll
  static void startForge() {
    forge = TestForge.start(DATABASE.get());
  }

  @AfterAll
  static void stopForge() {
    forge.close();
  }

  @BeforeEach
  void openARoom() {
    room =
        Mount.of(
            new MountId("room" + ++number),
            TestForge.AQUEDUCT,
            new ToolKey("chat"),
            new MountPoint("talk"),
            "Talk");
    store = new MessageStore(DATABASE.get(), forge.forge().events());
    kept = new SeatStore(DATABASE.get());
    positions = new ReadPositions(kept, forge.clock());
    rooms = rooms(store);
  }

  private Rooms rooms(MessageStore store) {
    var calls =
        new Calls(
            forge.forge().artifacts(),
            forge.forge().live(),
            kept,
            List.of(ADA, DAN, MIA, GUS)::contains,
            (identity, mount) -> true,
            new QuietTimes(DATABASE.get(), clock),
            blocks(),
            (room, message, users, why) -> {});
    return new Rooms(
        store,
        positions,
        new Rooms.Needs(
            new RoomTexts(forge.forge().artifacts(), name -> Optional.empty()),
            calls,
            new Order(
                new SanctionStore(DATABASE.get(), new LocalDoorbell()),
                kept,
                user -> Optional.empty(),
                blocks(),
                clock),
            new Telling(forge.forge().live(), () -> {}, room -> {}),
            clock,
            new Hearing(List.of(calls), new OwedStore(DATABASE.get()), clock),
            people -> Map.of()));
  }

  private Blocks blocks() {
    return new Blocks(DATABASE.get(), user -> true, forge.forge().live(), clock);
  }

  private Here as(UserId user) {
    return here(forge.visit(user).at(room));
  }

  private Here guest() {
    return here(forge.guest("chat").at(room));
  }

  private static Here here(Visit visit) {
    return new Here(Doors.roomOf(visit, Optional.empty()), visit);
  }

  private List<LiveEvent> stream() {
    return store.since(RoomId.of(room), 0, 500);
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void whatIsSaidIsNumberedAndTold() {
    var first = rooms.say(as(MIA), "Arch 7 **leaks**", "n-0");
    var second = rooms.say(as(GUS), "Again?", null);

    assertThat(first.number()).isEqualTo(new MessageNumber(1));
    assertThat(second.turn()).isEqualTo(2);
    assertThat(rooms.before(as(DAN), null, 50)).containsExactly(first, second);
    assertThat(stream()).extracting(LiveEvent::kind).containsExactly("msg", "msg");
    assertThat(stream().getFirst().json())
        .contains("<strong>leaks</strong>", "\"nonce\":\"n-0\"", "\"author\":\"mia\"");
  }

  @Test
  void theSameNonceSaysItOnce() {
    var first = rooms.say(as(MIA), "Arch 7 leaks", "n-1");
    var again = rooms.say(as(MIA), "Arch 7 leaks", "n-1");
    var other = rooms.say(as(GUS), "Arch 7 leaks", "n-1");

    assertThat(again).isEqualTo(first);
    assertThat(other.number()).isEqualTo(new MessageNumber(2));
    assertThat(stream()).hasSize(2);
  }

  @Test
  void peopleWhoWriteAtOnceLeaveNoGaps() throws Exception {
    var elsewhere = rooms(new MessageStore(DATABASE.get(), quietEvents()));
    var deeds = new ArrayList<Callable<Message>>();
    for (int i = 0; i < 40; i++) {
      Here visit = as(List.of(ADA, DAN, MIA, GUS).get(i % 4));
      Rooms node = i % 2 == 0 ? rooms : elsewhere;
      deeds.add(() -> node.say(visit, "hello", null));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(deeds)) {
        done.get();
      }
    }

    assertThat(stream()).extracting(LiveEvent::q).isEqualTo(upTo(40));
    assertThat(rooms.before(as(MIA), null, 50))
        .extracting(m -> m.number().value())
        .isEqualTo(upTo(40));
  }

  private Events quietEvents() {
    var bell = new LocalDoorbell();
    return new Events(new Jobs(DATABASE.get(), bell, clock));
  }

  @Test
  void editsReactionsAndDeletionsAreNumberedInTheSameRow() {
    var message = rooms.say(as(MIA), "Arch 7 leeks", null);
    rooms.edit(as(MIA), message.number(), "Arch 7 leaks");
    rooms.react(as(GUS), message.number(), THUMB, true);
    rooms.say(as(GUS), "Vegetables?", null);
    rooms.delete(as(MIA), message.number());

    assertThat(stream()).extracting(LiveEvent::q).isEqualTo(upTo(5));
    assertThat(stream().getLast().kind()).isEqualTo("delete");
    assertThat(rooms.get(as(GUS), new MessageNumber(2)).turn()).isEqualTo(4);
  }

  @Test
  void onlyTheAuthorChangesAMessage() {
    var message = rooms.say(as(MIA), "Arch 7 leaks", null);

    assertThatThrownBy(() -> rooms.edit(as(ADA), message.number(), "It does not"))
        .isInstanceOf(Denied.class)
        .hasMessage("You may not change what others wrote.");
    assertThat(rooms.edit(as(MIA), message.number(), "Arch 8 leaks").edited()).isTrue();
  }

  @Test
  void moderatorsDeleteWhatOthersWroteAndATombstoneStays() {
    var message = rooms.say(as(MIA), "my password is swordfish", null);
    rooms.edit(as(MIA), message.number(), "my password was swordfish");
    rooms.react(as(GUS), message.number(), THUMB, true);

    assertThatThrownBy(() -> rooms.delete(as(GUS), message.number())).isInstanceOf(Denied.class);
    rooms.delete(as(DAN), message.number());
    rooms.delete(as(DAN), message.number());

    assertThat(rooms.get(as(GUS), message.number()).deleted()).isTrue();
    assertThat(rooms.get(as(GUS), message.number()).reactions()).isEmpty();
    assertThat(stream().toString()).doesNotContain("swordfish");
    assertThat(DATABASE.get().getCollection("chat_messages").find().into(new ArrayList<>()))
        .noneMatch(d -> d.toJson().contains("swordfish"));
    assertThat(stream()).hasSize(4);
    assertThatThrownBy(() -> rooms.edit(as(MIA), message.number(), "again"))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> rooms.react(as(MIA), message.number(), THUMB, true))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void reactionsAreCountedByUser() {
    var message = rooms.say(as(MIA), "It holds!", null);
    rooms.react(as(ADA), message.number(), THUMB, true);
    rooms.react(as(ADA), message.number(), THUMB, true);
    var both = rooms.react(as(GUS), message.number(), THUMB, true);

    assertThat(both.reactions()).containsExactly(new Reaction("👍", List.of(ADA, GUS)));
    assertThat(rooms.react(as(ADA), message.number(), THUMB, false).reactions())
        .containsExactly(new Reaction("👍", List.of(GUS)));
    assertThat(rooms.react(as(GUS), message.number(), THUMB, false).reactions()).isEmpty();
    assertThat(stream().getLast().json()).contains("\"r\":[]", "\"on\":false");
  }

  @Test
  void theLaterOfTwoReactionsAtTwoNodesTellsBoth() {
    var message = rooms.say(as(MIA), "It holds!", null);
    Rooms elsewhere = rooms(new MessageStore(DATABASE.get(), forge.forge().events()));
    var reaction =
        new Reacting(
            store.changes(),
            List.of(new Reactions.Wish(message, THUMB, ADA, true)),
            people -> Map.of());
    var others = new ArrayList<>(List.of(GUS));

    store.append(
        message,
        () -> {
          News seen = reaction.get();
          others.forEach(other -> elsewhere.react(as(other), message.number(), THUMB, true));
          others.clear();
          return seen;
        },
        clock.instant());

    assertThat(stream()).extracting(LiveEvent::q).isEqualTo(upTo(3));
    assertThat(stream().getLast().json()).contains("\"n\":2", "\"by\":\"ada\"");
  }

  @Test
  void onlyStandardEmojiAreReactions() {
    for (String good : List.of("👍", "❤️", "👍🏽", "👩‍💻", "🇩🇪", "1️⃣", "🎉", "☕")) {
      assertThat(new Emoji(good).value()).isEqualTo(good);
    }
    for (String bad : List.of("", "a", "1", "👍👍", "$x", "a.b", "<b>", "👍 ")) {
      assertThatThrownBy(() -> new Emoji(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void historyIsReadInBothDirectionsAndAroundAMessage() {
    for (int i = 1; i <= 30; i++) {
      clock.advance(Duration.ofSeconds(1));
      rooms.say(as(MIA), "line " + i, null);
    }

    assertThat(numbers(rooms.before(as(GUS), new MessageNumber(11), 5)))
        .containsExactly(6L, 7L, 8L, 9L, 10L);
    assertThat(numbers(rooms.after(as(GUS), 27, 5))).containsExactly(28L, 29L, 30L);
    assertThat(numbers(rooms.around(as(GUS), new MessageNumber(20), 4)))
        .containsExactly(18L, 19L, 20L, 21L, 22L);
    assertThatThrownBy(() -> rooms.around(as(GUS), new MessageNumber(31), 4))
        .isInstanceOf(NotFound.class);
  }

  private static List<Long> numbers(List<Message> messages) {
    return messages.stream().map(m -> m.number().value()).toList();
  }

  @Test
  void guestsReadButDoNotWrite() {
    rooms.say(as(MIA), "Arch 7 leaks", null);

    assertThat(rooms.before(guest(), null, 50)).hasSize(1);
    assertThatThrownBy(() -> rooms.say(guest(), "Me too", null))
        .isInstanceOf(SignInNeeded.class)
        .hasMessage("Sign in to write in this room.");
    assertThatThrownBy(() -> rooms.delete(guest(), new MessageNumber(1)))
        .isInstanceOf(SignInNeeded.class);
  }

  @Test
  void tooLongAndEmptyMessagesAreRefusedWithTheLimit() {
    assertThatThrownBy(() -> rooms.say(as(MIA), " \n ", null)).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> rooms.say(as(MIA), "x".repeat(16_384), null))
        .isInstanceOf(Invalid.class)
        .hasMessage("The message has 16384 characters; 16383 are the limit.");
    assertThat(rooms.say(as(MIA), "x".repeat(16_383), null).text()).hasSize(16_383);
  }

  @Test
  void whoWritesTooFastIsToldToWait() {
    for (int i = 0; i < 10; i++) {
      rooms.say(as(MIA), "hurry", null);
    }

    assertThatThrownBy(() -> rooms.say(as(MIA), "hurry", null))
        .isInstanceOf(TooMany.class)
        .hasMessage("You write faster than 5 messages a second. Wait a second and send it again.");
    assertThat(rooms.say(as(GUS), "calm", null)).isNotNull();
    clock.advance(Duration.ofSeconds(1));
    assertThat(rooms.say(as(MIA), "better", null)).isNotNull();
  }

  @Test
  void peopleCalledByNameAreKnownAndTold() {
    var message = rooms.say(as(MIA), "@dan and @nobody, look at `@gus`", null);

    assertThat(message.mentioned()).containsExactly(DAN);
    assertThat(message.mentions(DAN)).isTrue();
    assertThat(forge.forge().live().position("user:dan").q()).isPositive();
  }

  @Test
  void whatIsReadIsKeptWithinSecondsAndNeverGoesBack() {
    for (int i = 0; i < 3; i++) {
      rooms.say(as(MIA), "line", null);
    }
    assertThat(rooms.read(as(GUS))).isEmpty();

    rooms.read(as(GUS), 2);
    rooms.read(as(GUS), 1);
    assertThat(rooms.read(as(GUS))).hasValue(2);
    positions.flush();
    assertThat(kept.find(new SeatStore.Reader(RoomId.of(room), GUS)).map(Seat::read)).hasValue(2L);
    rooms.read(as(GUS), 1);
    positions.flush();

    assertThat(rooms.read(as(GUS))).hasValue(2);
    assertThat(rooms.read(as(MIA))).hasValue(3);
    assertThat(rooms.read(guest())).isEmpty();
  }

  @Test
  void aMessageCostsTheSameHoweverManyThereAre() {
    rooms.say(as(MIA), "first", null);
    DatabaseCalls.reset();
    rooms.say(as(MIA), "second", null);
    int few = DatabaseCalls.made().size();
    for (int i = 0; i < 200; i++) {
      clock.advance(Duration.ofSeconds(1));
      rooms.say(as(GUS), "more", null);
    }
    DatabaseCalls.reset();
    rooms.say(as(MIA), "last", null);

    assertThat(DatabaseCalls.made()).hasSize(few).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void theEyesOfARoomAreThoseOfItsLeastTrustedReaders() {
    var members = room.withGrants(Map.of(CorePermission.READ.name(), Set.of(Roles.MEMBER)));
    Project project = forge.project();
    var admin =
        new Visit(
            new Identity(new User(ADA, "Ada", false), Identity.Proof.NONE, null, Set.of()),
            project,
            members,
            Set.copyOf(Roles.LADDER));

    assertThat(RoomTexts.eyes(admin).may(CorePermission.READ)).isTrue();
    assertThat(RoomTexts.eyes(admin).roles())
        .containsExactlyInAnyOrder(Roles.MEMBER, Roles.AUTHENTICATED, Roles.ANONYMOUS);
    assertThat(RoomTexts.eyes(admin.at(room)).roles()).containsExactly(Roles.ANONYMOUS);
    assertThat(project.id()).isEqualTo(new ProjectId("p", "aqueduct"));
  }

  @Test
  void aForgottenRoomBeginsAnew() {
    rooms.say(as(MIA), "old", null);
    rooms.read(as(GUS), 1);
    positions.flush();
    store.forget(RoomId.of(room));
    kept.forget(RoomId.of(room));

    assertThat(rooms.say(as(MIA), "new", null).number()).isEqualTo(new MessageNumber(1));
    assertThat(rooms.read(as(GUS))).isEmpty();
  }

  @Test
  void anotherNodeReadsTheRoomsStream() {
    try (var live = new Live(new LiveStore(DATABASE.get(), clock), new LocalDoorbell(), clock)) {
      live.source(RoomStream.PREFIX, new RoomStream(store));
      rooms.say(as(MIA), "hello", null);

      assertThat(live.position(RoomStream.of(RoomId.of(room)))).isEqualTo(RoomStream.at(1));
    }
  }
}
