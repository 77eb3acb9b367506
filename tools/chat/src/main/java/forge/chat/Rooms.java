package forge.chat;

import forge.access.CorePermission;
import forge.chat.Message.Author;
import forge.chat.MessageStore.Kept;
import forge.chat.SeatStore.Reader;
import forge.live.LiveEvent;
import forge.live.Position;
import forge.markup.Html;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final int MOST_CHANGES = 50;
  private static final int LONGEST_NONCE = 64;

  private final MessageStore store;
  private final ReadPositions positions;
  private final Needs needs;
  private final Pace pace;
  private final Reactions reactions;
  private final Fates fates;
  private final Authors authors;

  /** What deeds need beside the stores. */
  record Needs(
      RoomTexts texts,
      Calls calls,
      Order order,
      Telling telling,
      Clock clock,
      Hearing hearing,
      Names names) {}

  Rooms(MessageStore store, ReadPositions positions, Needs needs) {
    this.store = store;
    this.positions = positions;
    this.needs = needs;
    this.pace = new Pace(needs.clock());
    this.reactions = new Reactions(store, needs.telling(), needs.clock(), needs.names());
    this.fates = new Fates(store, needs);
    this.authors = new Authors(needs.names());
  }

  /**
   * Says something.
   *
   * @param nonce made up by the client; saying it again with the same one says it once
   */
  public Message say(Here here, @Nullable String text, @Nullable String nonce) {
    return say(here, null, text, nonce);
  }

  /** Says something in a topic of the room, or in none. */
  Message say(Here here, @Nullable TopicName topic, @Nullable String text, @Nullable String nonce) {
    admit(here, text, nonce);
    return keepNow(here, topic, text, nonce);
  }

  /** Says something that has been admitted. */
  Message keepNow(
      Here here, @Nullable TopicName topic, @Nullable String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    NewMessage wish = wish(here, author(here), text, needs.clock().instant());
    List<String> circles = needs.hearing().circles(here, wish.text());
    Message said = keep(here, wish.calling(circles).in(topic).once(nonce));
    needs.order().said(here);
    return said;
  }

  /** Refuses what may not be said here and now. */
  void admit(Here here, @Nullable String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    Check.optionalLine("nonce", "The nonce", nonce, LONGEST_NONCE);
    String said = text(text);
    pace.check(here.user().id());
    needs.order().check(here, said);
    needs.hearing().admit(here, said);
  }

  /** Refuses what may not stand here, such as the title of a topic. */
  void fits(Here here, String text) {
    needs.order().fits(here, text);
  }

  /**
   * Whether the visitor may write here just now.
   *
   * @param seat where they belong to the room
   */
  public Writing writing(Here here, Optional<Seat> seat) {
    return needs.order().writing(here, seat);
  }

  /** Says something under the name of a program, on behalf of the visitor who let it. */
  void announce(
      Here here, Author program, @Nullable TopicName topic, String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    needs.order().admit(here);
    NewMessage wish = wish(here, program, text, needs.clock().instant());
    List<String> circles = needs.hearing().circles(here, wish.text());
    keep(here, wish.calling(circles).in(topic).once(nonce));
  }

  /** Says something as of a time, however fast; it calls nobody but by name. */
  Message keep(
      Here here,
      @Nullable TopicName topic,
      @Nullable String text,
      @Nullable String nonce,
      Instant at) {
    here.require(ChatPermission.SAY);
    return keep(here, wish(here, author(here), text, at).in(topic).once(nonce));
  }

  private static Author author(Here here) {
    return new Author(here.user().id(), here.user().displayName());
  }

  private NewMessage wish(Here here, Author author, @Nullable String text, Instant at) {
    String said = text(text);
    return new NewMessage(here.id(), author, at, said, needs.calls().named(said), null, null);
  }

  private Message keep(Here here, NewMessage draft) {
    NewMessage wish = needs.hearing().owing(here, draft);
    String html = needs.texts().html(here, wish.text());
    Kept kept =
        store.insert(
            wish,
            message -> News.Said.of(message, html, wish.nonce()),
            message -> ChatCards.event(here, SAID, message, wish.at()));
    if (kept.event() != null) {
      tell(kept.event());
      if (!kept.message().bot()) {
        read(here, kept.message().number().value());
      }
      needs.hearing().said(here, kept.message(), wish.owed() != null);
    }
    return kept.message();
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
    if (message.fate().changes() >= MOST_CHANGES) {
      throw new Full("A message can be changed " + MOST_CHANGES + " times. Write another.");
    }
    pace.check(here.user().id());
    needs.order().fits(here, said);
    return change(here, message, said)
        .orElseThrow(() -> new Overtaken("This message was changed or deleted meanwhile."));
  }

  /** Has a line of the visitor's say what is so by now, however fast, as often as a message may. */
  void retell(Here here, MessageNumber number, String text) {
    store
        .find(here.id(), number)
        .filter(m -> m.by(here.user().id()) && !m.deleted() && !m.hidden())
        .filter(m -> !m.text().equals(text) && m.fate().changes() < MOST_CHANGES)
        .ifPresent(m -> change(here, m, text(text)));
  }

  private Optional<Message> change(Here here, Message message, String said) {
    Instant now = needs.clock().instant();
    var still = new ArrayList<>(message.circles());
    still.retainAll(needs.hearing().circles(here, said));
    return fates.change(here, message, wish(here, message.author(), said, now).calling(still));
  }

  /** Deletes what one said oneself, or what anybody said. A tombstone stays. */
  public void delete(Here here, MessageNumber number) {
    here.require(CorePermission.READ);
    Message message = get(here, number);
    if (here.user().guest() || !message.by(here.user().id())) {
      here.require(ChatPermission.MODERATE);
    }
    fates.delete(here, message, here.user().id());
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
    if (on) {
      needs.texts().require(emoji);
    }
    pace.check(by);
    needs.order().admit(here);
    return reactions.react(new Reactions.Wish(message, emoji, by, on));
  }

  /** Takes a message out of sight until a moderator has looked. */
  void hide(Here here, Message message) {
    fates.hide(here, message);
  }

  /** Shows a hidden message again. */
  void show(Here here, Message message) {
    fates.show(here, message);
  }

  /** Hidden messages show their words to those alone who decide about them. */
  private static Message veiled(Here here, Message message) {
    return here.may(ChatPermission.MODERATE) ? message : message.veiled();
  }

  /** Messages as the visitor may see them, said by people as they are called now. */
  List<Message> shown(Here here, List<Message> messages) {
    return veiled(here, authors.now(messages));
  }

  static List<Message> veiled(Here here, List<Message> messages) {
    return messages.stream().map(m -> veiled(here, m)).toList();
  }

  public Message get(Here here, MessageNumber number) {
    here.require(CorePermission.READ);
    return store
        .find(here.id(), number)
        .map(m -> veiled(here, authors.now(m)))
        .orElseThrow(() -> new NotFound("Message " + number));
  }

  /** The last messages before a number, or of all, in the order they were said. */
  public List<Message> before(Here here, @Nullable MessageNumber number, int limit) {
    here.require(CorePermission.READ);
    return shown(here, store.before(here.id(), number, Math.clamp(limit, 1, MOST_AT_ONCE)));
  }

  /** The first messages after a number, in the order they were said. */
  public List<Message> after(Here here, long number, int limit) {
    here.require(CorePermission.READ);
    return shown(here, store.after(here.id(), number, Math.clamp(limit, 1, MOST_AT_ONCE)));
  }

  /** Those of some messages that are there. */
  public List<Message> some(Here here, Collection<MessageNumber> numbers) {
    here.require(CorePermission.READ);
    return shown(here, store.find(here.id(), numbers));
  }

  /** The messages around one, which must be there. */
  public List<Message> around(Here here, MessageNumber number, int limit) {
    here.require(CorePermission.READ);
    int each = Math.clamp(limit, 2, MOST_AT_ONCE) / 2;
    var found = store.between(here.id(), number.value() - each, number.value() + each);
    if (found.stream().noneMatch(m -> m.number().equals(number))) {
      throw new NotFound("Message " + number);
    }
    return shown(here, found);
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
    needs
        .telling()
        .live()
        .whisper("user:" + user, "read", Map.of("room", here.id().value(), "n", number));
  }

  /** Where the room's stream is now. */
  public Position position(Here here) {
    return needs.telling().live().position(RoomStream.of(here.id()));
  }

  /** The texts as HTML, the same for all who may read the room, in one database call at most. */
  public List<Html> html(Here here, List<Message> messages) {
    return needs.texts().html(here, messages);
  }

  /** What those are called who are named below messages. */
  public Map<UserId, String> names(List<Message> messages) {
    return needs.names().of(Reaction.people(messages));
  }

  /** What a message said before it was changed, for those who may know. */
  public List<MessageStore.Version> versions(Here here, MessageNumber number) {
    return Versions.of(here, get(here, number), store);
  }

  /** A text that is no message as HTML, for the visitor alone. */
  public String html(Here here, String text) {
    return needs.texts().html(here, text);
  }

  /** A message in one line without marks. */
  public String summary(Message message, int most) {
    return needs.texts().summary(message, most);
  }

  void tell(LiveEvent event) {
    needs.telling().tell(event);
  }

  private static String text(@Nullable String text) {
    return Check.someText("text", "The message", text, LONGEST).strip();
  }

  static Conflict gone() {
    return new Conflict("This message has been deleted.");
  }
}
