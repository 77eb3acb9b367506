package forge.chat;

import forge.chat.SeatStore.Reader;
import forge.chat.TopicSeatStore.Follower;
import forge.chat.block.Blocks;
import forge.chat.quiet.QuietTimes;
import forge.job.Jobs;
import forge.job.Submission;
import forge.live.Live;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who follow a topic that it goes on while they are elsewhere: once, and again only
 * when they have read what they were told of. So a busy topic costs a write for each of them, and
 * not for each message.
 */
final class TopicCalls implements Hears {
  private static final int MOST = 200;
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final int LINE = 80;

  private final TopicSeatStore followers;
  private final TopicLog log;
  private final SeatStore seats;
  private final ReadPositions positions;
  private final Doors doors;
  private final RoomTexts texts;
  private final Live live;
  private final QuietTimes quiet;
  private final Blocks blocks;
  private final Jobs jobs;
  private final Summons summons;
  private final Clock clock;

  TopicCalls(
      Topics.Kept topics,
      SeatStore seats,
      ReadPositions positions,
      Doors doors,
      RoomTexts texts,
      Around around) {
    this.followers = topics.seats();
    this.log = topics.log();
    this.seats = seats;
    this.positions = positions;
    this.doors = doors;
    this.texts = texts;
    this.live = around.live();
    this.quiet = around.quiet();
    this.blocks = around.blocks();
    this.jobs = around.jobs();
    this.summons = around.summons();
    this.clock = around.clock();
    jobs.assign(TellFollowers.class, (job, progress) -> tell(job));
  }

  /** What of the platform it stands on. */
  record Around(
      Live live, Jobs jobs, QuietTimes quiet, Blocks blocks, Summons summons, Clock clock) {}

  @Override
  public boolean must(Here here, NewMessage wish) {
    return wish.topic() != null;
  }

  /** Who is on the page reads it meanwhile, and is not told. */
  @Override
  public void said(Here here, Message message) {
    if (message.topic() != null) {
      var job = new TellFollowers(here.id().value(), message.topic().number().value());
      jobs.submit(job, Submission.NOW.coalesced(job.key()).at(clock.instant().plus(SOON)));
    }
  }

  private void tell(TellFollowers job) {
    var room = new RoomId(job.room());
    var topic = new TopicNumber(job.topic());
    Optional<Message> last =
        log.before(room, topic, Long.MAX_VALUE, 1).stream()
            .filter(m -> !m.deleted() && !m.hidden())
            .findFirst();
    last.ifPresent(message -> tell(message, topic, followers.following(room, topic, MOST)));
  }

  private void tell(Message message, TopicNumber topic, List<Follower> all) {
    RoomId room = message.room();
    Map<UserId, Seat> sitting =
        seats.find(all.stream().map(f -> new Reader(room, f.user())).toList()).stream()
            .map(positions::fresh)
            .collect(Collectors.toMap(Seat::user, Function.identity(), (a, b) -> a));
    var everybody = all.stream().map(Follower::user).toList();
    Set<UserId> deaf = blocks.by(everybody, message.author().id());
    List<Here> told =
        all.stream()
            .filter(f -> !message.by(f.user()) && !deaf.contains(f.user()))
            .filter(f -> waits(f, sitting.get(f.user()), message))
            .flatMap(f -> doors.enter(Calls.somebody(f.user()), room).stream())
            .toList();
    if (!told.isEmpty()) {
      call(told, sitting, message, topic);
    }
  }

  /**
   * Noted last is that they were told: a node that dies before leaves it to the next, which counts
   * nobody twice.
   */
  private void call(
      List<Here> told, Map<UserId, Seat> sitting, Message message, TopicNumber topic) {
    RoomId room = message.room();
    long number = message.number().value();
    List<UserId> users = told.stream().map(here -> here.user().id()).toList();
    List<Here> fresh =
        told.stream().filter(here -> !called(sitting.get(here.user().id()), message)).toList();
    seats.call(room, fresh.stream().map(here -> here.user().id()).toList(), number);
    fresh.forEach(here -> call(here, message, topic));
    summons.called(room, number, users, "in a topic");
    followers.told(room, topic, users, number);
  }

  private static boolean called(@Nullable Seat seat, Message message) {
    return seat != null && seat.called().contains(message.number().value());
  }

  /** Whether somebody has read all they were told of before, and not what is said now. */
  private static boolean waits(Follower follower, @Nullable Seat seat, Message message) {
    long number = message.number().value();
    long read = Math.max(follower.read(), seat == null ? 0 : seat.read());
    boolean wants = seat == null || seat.level() != Seat.Level.NONE;
    boolean byName = message.mentions(follower.user()) && called(seat, message);
    return wants && !byName && read < number && follower.told() <= read;
  }

  private void call(Here here, Message message, TopicNumber topic) {
    String title = message.topic() == null ? "" : " in " + message.topic().title();
    live.tell(
        "user:" + here.user().id(),
        "mention",
        new Calls.Mention(
            here.id().value(),
            here.room().page("topics", topic),
            message.author().name() + title,
            texts.summary(message, LINE),
            message.number().value(),
            !quiet.holding(List.of(here.user().id())).isEmpty()));
  }
}
