package forge.chat;

import forge.artifact.Artifacts;
import forge.chat.SeatStore.Reader;
import forge.chat.block.Blocks;
import forge.chat.quiet.QuietTimes;
import forge.live.Live;
import forge.markup.Reference;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells those a message is meant for, wherever they are on the site, and remembers it. */
final class Calls implements Hears {
  private static final int MOST_MENTIONED = 20;
  private static final int TITLE = 80;
  private static final int MOST_TOLD = 1_000;
  private final Artifacts artifacts;
  private final Live live;
  private final SeatStore seats;
  private final Predicate<UserId> known;
  private final MayRead mayRead;
  private final QuietTimes quiet;
  private final Blocks blocks;
  private final CallsAway away;

  /** Whether somebody who is not here may read a room. */
  @FunctionalInterface
  interface MayRead {
    boolean mayRead(Identity identity, RoomId room);
  }

  /** Sees to it that those learn of a call who are elsewhere. */
  @FunctionalInterface
  interface CallsAway {

    /**
     * Has those learn of it who are not here.
     *
     * @param why people of one message may be called for several reasons, each once
     */
    void called(RoomId room, long message, List<UserId> users, String why);
  }

  Calls(
      Artifacts artifacts,
      Live live,
      SeatStore seats,
      Predicate<UserId> known,
      MayRead mayRead,
      QuietTimes quiet,
      Blocks blocks,
      CallsAway away) {
    this.artifacts = artifacts;
    this.live = live;
    this.seats = seats;
    this.known = known;
    this.mayRead = mayRead;
    this.quiet = quiet;
    this.blocks = blocks;
    this.away = away;
  }

  /** Whom a text calls by name; in a conversation among few, everybody in it. */
  List<UserId> named(String text) {
    return artifacts.read(text).references().stream()
        .filter(r -> r.kind() == Reference.Kind.MENTION && r.project().isEmpty())
        .map(Reference::target)
        .limit(MOST_MENTIONED)
        .filter(Calls::isName)
        .map(UserId::valueOf)
        .filter(known)
        .toList();
  }

  static boolean isName(@Nullable String text) {
    if (text == null) {
      return false;
    }
    try {
      UserId.valueOf(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public boolean must(Here here, NewMessage wish) {
    return here.room().direct() || !wish.mentioned().isEmpty();
  }

  @Override
  public void said(Here here, Message message) {
    var reached = reached(here, message);
    if (reached.isEmpty()) {
      return;
    }
    long number = message.number().value();
    List<Seat> sitting =
        seats.find(reached.stream().map(user -> new Reader(here.id(), user)).toList());
    var fresh = new ArrayList<>(reached);
    sitting.stream().filter(s -> s.called().contains(number)).forEach(s -> fresh.remove(s.user()));
    seats.call(here.id(), fresh, number);
    tell(here, message, fresh, leftAlone(fresh, sitting));
    away.called(here.id(), number, reached, "by name");
  }

  /** What is deleted or hidden calls nobody: neither a count nor a link leads there. */
  @Override
  public void gone(Here here, Message message) {
    long number = message.number().value();
    var uncalled = Map.of("room", here.id().value(), "n", number);
    seats
        .uncall(here.id(), number, MOST_TOLD)
        .forEach(user -> live.whisper("user:" + user, "uncall", uncalled));
  }

  @Override
  public void shown(Here here, Message message) {
    seats.call(here.id(), reached(here, message), message.number().value());
  }

  /** Those of whom it means who hear its author and may read it. */
  private List<UserId> reached(Here here, Message message) {
    var called = meant(here.room(), message).stream().filter(u -> !message.by(u)).toList();
    Set<UserId> deaf = blocks.by(called, message.author().id());
    return called.stream()
        .filter(u -> !deaf.contains(u) && mayRead.mayRead(somebody(u), here.id()))
        .toList();
  }

  private void tell(Here here, Message message, List<UserId> users, Set<UserId> alone) {
    var mention =
        new Mention(
            here.id().value(),
            here.room().page("m", message.number()),
            message.author().name(),
            artifacts.read(message.text()).summary(TITLE),
            message.number().value(),
            false);
    users.forEach(
        user ->
            live.tell(
                "user:" + user, "mention", alone.contains(user) ? mention.silent() : mention));
  }

  /** Those who want nothing to pop up just now, or nothing of this room ever. */
  private Set<UserId> leftAlone(List<UserId> users, List<Seat> sitting) {
    var alone = new HashSet<>(quiet.holding(users));
    sitting.stream()
        .filter(seat -> seat.level() == Seat.Level.NONE)
        .forEach(seat -> alone.add(seat.user()));
    return alone;
  }

  private static List<UserId> meant(Room room, Message message) {
    return room.rule() instanceof RoomRule.OfPeople two ? two.people() : message.mentioned();
  }

  /**
   * That somebody was called by name.
   *
   * @param quiet whether they want to be left alone: it is counted, and nothing pops up
   */
  record Mention(String room, String url, String by, String text, long n, boolean quiet) {
    Mention silent() {
      return new Mention(room, url, by, text, n, true);
    }
  }

  /** A user as they would be with a session of their own. */
  static Identity somebody(UserId user) {
    return new Identity(
        new User(user, user.value(), false),
        Identity.Proof.NONE,
        null,
        Set.of(Identity.EVERYTHING));
  }
}
