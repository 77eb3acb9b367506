package forge.chat;

import forge.access.CorePermission;
import forge.artifact.Artifacts;
import forge.chat.Message.Author;
import forge.chat.MessageStore.Draft;
import forge.chat.MessageStore.Kept;
import forge.chat.SeatStore.Reader;
import forge.event.Event;
import forge.event.Events;
import forge.live.Live;
import forge.live.LiveEvent;
import forge.live.Position;
import forge.markup.Html;
import forge.project.Mount;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What people do in rooms: say, change, react, read. */
public final class Rooms {
  public static final int LONGEST = 16_383;
  public static final int MOST_AT_ONCE = 100;
  static final String SAID = "message.said";
  static final String EDITED = "message.edited";
  static final String DELETED = "message.deleted";
  private static final int MOST_EMOJI = 50;
  private static final int LONGEST_NONCE = 64;

  private final MessageStore store;
  private final ReadPositions positions;
  private final Needs needs;
  private final Pace pace;

  /** What deeds need beside the stores. */
  record Needs(
      RoomTexts texts,
      Calls calls,
      Order order,
      Events events,
      Live live,
      Clock clock,
      List<Hears> hears) {}

  /** What is done with a message just kept: once, by the node that kept it. */
  @FunctionalInterface
  interface Hears {
    void said(Here here, Message message);
  }

  Rooms(MessageStore store, ReadPositions positions, Needs needs) {
    this.store = store;
    this.positions = positions;
    this.needs = needs;
    this.pace = new Pace(needs.clock());
  }

  /**
   * Says something.
   *
   * @param nonce made up by the client; saying it again with the same one says it once
   */
  public Message say(Here here, @Nullable String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    Check.optionalLine("nonce", "The nonce", nonce, LONGEST_NONCE);
    text(text);
    pace.check(here.user().id());
    needs.order().check(here, text(text));
    Message said = say(here, text, nonce, needs.clock().instant());
    needs.order().said(here);
    return said;
  }

  /** Says something as of a time, however fast. */
  Message say(Here here, @Nullable String text, @Nullable String nonce, Instant at) {
    here.require(ChatPermission.SAY);
    String said = text(text);
    User user = here.user();
    var draft =
        new Draft(
            here.id(),
            new Author(user.id(), user.displayName()),
            at,
            said,
            needs.calls().named(said),
            nonce == null || nonce.isBlank() ? null : nonce);
    String html = needs.texts().html(here, said);
    Kept kept =
        store.insert(
            draft, number -> news(draft, number, html), message -> event(here, SAID, message, at));
    if (kept.event() != null) {
      tell(kept.event());
      read(here, kept.message().number().value());
      needs.calls().call(here, kept.message());
      needs.hears().forEach(each -> each.said(here, kept.message()));
    }
    return kept.message();
  }

  private static News.Said news(Draft draft, MessageNumber number, String html) {
    return new News.Said(
        number.value(),
        draft.author().id().value(),
        draft.author().name(),
        draft.at(),
        html,
        names(draft.mentioned()),
        draft.nonce());
  }

  /** Changes what one said oneself. */
  public Message edit(Here here, MessageNumber number, @Nullable String text) {
    here.require(ChatPermission.SAY);
    Message message = get(here, number);
    if (!message.by(here.user().id())) {
      throw new Denied("change what others wrote");
    }
    if (message.deleted()) {
      throw gone();
    }
    if (message.hidden()) {
      throw new Conflict("This message was reported: a moderator looks at it first.");
    }
    String said = text(text);
    if (said.equals(message.text())) {
      return message;
    }
    pace.check(here.user().id());
    needs.order().check(here, said);
    Instant now = needs.clock().instant();
    List<UserId> mentioned = needs.calls().named(said);
    Message edited =
        store
            .edit(message, said, mentioned, now, event(here, EDITED, message, now))
            .orElseThrow(Rooms::gone);
    var news =
        new News.Edited(number.value(), needs.texts().html(here, said), now, names(mentioned));
    tell(store.append(edited, news, now));
    return edited;
  }

  /** Deletes what one said oneself, or what anybody said. A tombstone stays. */
  public void delete(Here here, MessageNumber number) {
    here.require(CorePermission.READ);
    Message message = get(here, number);
    if (here.user().guest() || !message.by(here.user().id())) {
      here.require(ChatPermission.MODERATE);
    }
    Instant now = needs.clock().instant();
    UserId by = here.user().id();
    store
        .delete(message, by, now, event(here, DELETED, message, now))
        .ifPresent(
            deleted ->
                tell(store.append(deleted, new News.Deleted(number.value(), by.value()), now)));
  }

  /** Puts an emoji under a message, or takes one's own away. */
  public Message react(Here here, MessageNumber number, Emoji emoji, boolean on) {
    here.require(ChatPermission.SAY);
    Message message = get(here, number);
    if (message.deleted()) {
      throw gone();
    }
    UserId by = here.user().id();
    var same = message.reactions().stream().filter(r -> r.emoji().equals(emoji.value())).findAny();
    if (same.map(r -> r.by(by)).orElse(false) == on) {
      return message;
    }
    if (on && same.isEmpty() && message.reactions().size() >= MOST_EMOJI) {
      throw new Invalid(
          "emoji",
          "A message takes at most " + MOST_EMOJI + " different emoji.",
          (long) MOST_EMOJI);
    }
    pace.check(by);
    needs.order().admit(here);
    Message reacted = store.react(message, emoji, by, on).orElseThrow(Rooms::gone);
    var tallies = reacted.reactions().stream().map(News.Tally::of).toList();
    var news = new News.Reacted(number.value(), tallies, by.value(), emoji.value(), on);
    tell(store.append(reacted, news, needs.clock().instant()));
    return reacted;
  }

  /** Takes a message out of sight until a moderator has looked. */
  void hide(Here here, Message message) {
    Instant now = needs.clock().instant();
    store
        .hide(message)
        .ifPresent(m -> tell(store.append(m, new News.Hidden(message.number().value()), now)));
  }

  /** Shows a hidden message again. */
  void show(Here here, Message message) {
    String html = needs.texts().html(here, message.text());
    var said =
        new News.Said(
            message.number().value(),
            message.author().id().value(),
            message.author().name(),
            message.saidAt(),
            html,
            names(message.mentioned()),
            null);
    var news = new News.Shown(message.number().value(), html, names(message.mentioned()));
    store.show(message, said).ifPresent(m -> tell(store.append(m, news, needs.clock().instant())));
  }

  /** Hidden messages show their words to those alone who decide about them. */
  private static Message veiled(Here here, Message message) {
    return here.may(ChatPermission.MODERATE) ? message : message.veiled();
  }

  private static List<Message> veiled(Here here, List<Message> messages) {
    return messages.stream().map(m -> veiled(here, m)).toList();
  }

  public Message get(Here here, MessageNumber number) {
    here.require(CorePermission.READ);
    return store
        .find(here.id(), number)
        .map(m -> veiled(here, m))
        .orElseThrow(() -> new NotFound("Message " + number));
  }

  /** The last messages before a number, or of all, in the order they were said. */
  public List<Message> before(Here here, @Nullable MessageNumber number, int limit) {
    here.require(CorePermission.READ);
    return veiled(here, store.before(here.id(), number, Math.clamp(limit, 1, MOST_AT_ONCE)));
  }

  /** The first messages after a number, in the order they were said. */
  public List<Message> after(Here here, long number, int limit) {
    here.require(CorePermission.READ);
    return veiled(here, store.after(here.id(), number, Math.clamp(limit, 1, MOST_AT_ONCE)));
  }

  /** The messages around one, which must be there. */
  public List<Message> around(Here here, MessageNumber number, int limit) {
    here.require(CorePermission.READ);
    int each = Math.clamp(limit, 2, MOST_AT_ONCE) / 2;
    var found = store.between(here.id(), number.value() - each, number.value() + each);
    if (found.stream().noneMatch(m -> m.number().equals(number))) {
      throw new NotFound("Message " + number);
    }
    return veiled(here, found);
  }

  /** Up to which message the visitor has read; empty for guests and those who never were here. */
  public OptionalLong read(Here here) {
    return here.user().guest()
        ? OptionalLong.empty()
        : positions.of(new Reader(here.id(), here.user().id()));
  }

  /** Marks everything up to a message as read, on all devices. */
  public void read(Here here, long number) {
    here.require(CorePermission.READ);
    if (here.user().guest() || number < 0) {
      return;
    }
    UserId user = here.user().id();
    positions.move(new Reader(here.id(), user), number);
    needs.live().whisper("user:" + user, "read", Map.of("room", here.id().value(), "n", number));
  }

  /** Where the room's stream is now. */
  public Position position(Here here) {
    return needs.live().position(RoomStream.of(here.id()));
  }

  /** The texts as HTML, the same for all who may read the room, in one database call at most. */
  public List<Html> html(Here here, List<Message> messages) {
    return needs.texts().html(here, messages);
  }

  /** A message in one line without marks. */
  public String summary(Message message, int most) {
    return needs.texts().summary(message, most);
  }

  private void tell(LiveEvent event) {
    needs.live().announce(event);
    needs.events().tell();
  }

  /** Search and activity hear of what belongs to projects. */
  private static @Nullable Event event(Here here, String kind, Message message, Instant at) {
    if (!(here.room().rule() instanceof RoomRule.OfMount)) {
      return null;
    }
    Mount mount = here.visit().mount();
    return Event.of(
        kind,
        Artifacts.subject(
            mount,
            message.number().toString(),
            message.author().name() + " in " + mount.label(),
            here.room().page("m", message.number())),
        here.user().id(),
        at);
  }

  private static String text(@Nullable String text) {
    return Check.someText("text", "The message", text, LONGEST).strip();
  }

  private static List<String> names(List<UserId> users) {
    return users.stream().map(UserId::value).toList();
  }

  private static Conflict gone() {
    return new Conflict("This message has been deleted.");
  }
}
