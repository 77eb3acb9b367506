package forge.chat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.chat.Message.Author;
import forge.chat.MessageStore.Draft;
import forge.chat.MessageStore.Kept;
import forge.chat.PositionStore.Reader;
import forge.event.Event;
import forge.event.Events;
import forge.live.Live;
import forge.live.LiveEvent;
import forge.live.Position;
import forge.markup.Html;
import forge.markup.Reference;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people do in rooms. A room is what is mounted: one for each mount. */
public final class Rooms {
  public static final int LONGEST = 16_383;
  public static final int MOST_AT_ONCE = 100;
  static final String SAID = "message.said";
  static final String EDITED = "message.edited";
  static final String DELETED = "message.deleted";
  private static final int MOST_MENTIONED = 20;
  private static final int MOST_EMOJI = 50;
  private static final int LONGEST_NONCE = 64;
  private static final int TITLE = 80;

  private final MessageStore store;
  private final ReadPositions positions;
  private final Needs needs;
  private final Pace pace;

  /** What deeds need beside the stores. */
  record Needs(
      Artifacts artifacts,
      Events events,
      Live live,
      Clock clock,
      Predicate<UserId> known,
      MayRead mayRead) {}

  /** Whether somebody who is not here may read a room. */
  @FunctionalInterface
  interface MayRead {
    boolean mayRead(Identity identity, MountId room);
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
  public Message say(Visit visit, @Nullable String text, @Nullable String nonce) {
    visit.require(ChatPermission.SAY);
    Check.optionalLine("nonce", "The nonce", nonce, LONGEST_NONCE);
    text(text);
    pace.check(visit.user().id());
    return say(visit, text, nonce, needs.clock().instant());
  }

  /** Says something as of a time, however fast. */
  Message say(Visit visit, @Nullable String text, @Nullable String nonce, Instant at) {
    visit.require(ChatPermission.SAY);
    String said = text(text);
    User user = visit.user();
    var draft =
        new Draft(
            visit.mount().id(),
            new Author(user.id(), user.displayName()),
            at,
            said,
            mentioned(said),
            nonce == null || nonce.isBlank() ? null : nonce);
    String html = html(visit, said);
    Kept kept =
        store.insert(
            draft, number -> news(draft, number, html), message -> event(visit, SAID, message, at));
    if (kept.event() != null) {
      tell(kept.event());
      read(visit, kept.message().number().value());
      call(visit, kept.message());
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
  public Message edit(Visit visit, MessageNumber number, @Nullable String text) {
    visit.require(ChatPermission.SAY);
    Message message = get(visit, number);
    if (!message.by(visit.user().id())) {
      throw new Denied("change what others wrote");
    }
    if (message.deleted()) {
      throw gone();
    }
    String said = text(text);
    if (said.equals(message.text())) {
      return message;
    }
    pace.check(visit.user().id());
    Instant now = needs.clock().instant();
    List<UserId> mentioned = mentioned(said);
    Message edited =
        store
            .edit(message, said, mentioned, now, event(visit, EDITED, message, now))
            .orElseThrow(Rooms::gone);
    var news = new News.Edited(number.value(), html(visit, said), now, names(mentioned));
    tell(store.append(edited, news, now));
    return edited;
  }

  /** Deletes what one said oneself, or what anybody said. A tombstone stays. */
  public void delete(Visit visit, MessageNumber number) {
    visit.require(CorePermission.READ);
    Message message = get(visit, number);
    if (visit.user().guest() || !message.by(visit.user().id())) {
      visit.require(ChatPermission.MODERATE);
    }
    Instant now = needs.clock().instant();
    UserId by = visit.user().id();
    store
        .delete(message, by, now, event(visit, DELETED, message, now))
        .ifPresent(
            deleted ->
                tell(store.append(deleted, new News.Deleted(number.value(), by.value()), now)));
  }

  /** Puts an emoji under a message, or takes one's own away. */
  public Message react(Visit visit, MessageNumber number, Emoji emoji, boolean on) {
    visit.require(ChatPermission.SAY);
    Message message = get(visit, number);
    if (message.deleted()) {
      throw gone();
    }
    UserId by = visit.user().id();
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
    Message reacted = store.react(message, emoji, by, on).orElseThrow(Rooms::gone);
    var tallies = reacted.reactions().stream().map(News.Tally::of).toList();
    var news = new News.Reacted(number.value(), tallies, by.value(), emoji.value(), on);
    tell(store.append(reacted, news, needs.clock().instant()));
    return reacted;
  }

  public Message get(Visit visit, MessageNumber number) {
    visit.require(CorePermission.READ);
    return store
        .find(visit.mount().id(), number)
        .orElseThrow(() -> new NotFound("Message " + number));
  }

  /** The last messages before a number, or of all, in the order they were said. */
  public List<Message> before(Visit visit, @Nullable MessageNumber number, int limit) {
    visit.require(CorePermission.READ);
    return store.before(visit.mount().id(), number, Math.clamp(limit, 1, MOST_AT_ONCE));
  }

  /** The first messages after a number, in the order they were said. */
  public List<Message> after(Visit visit, long number, int limit) {
    visit.require(CorePermission.READ);
    return store.after(visit.mount().id(), number, Math.clamp(limit, 1, MOST_AT_ONCE));
  }

  /** The messages around one, which must be there. */
  public List<Message> around(Visit visit, MessageNumber number, int limit) {
    visit.require(CorePermission.READ);
    int each = Math.clamp(limit, 2, MOST_AT_ONCE) / 2;
    var found = store.between(visit.mount().id(), number.value() - each, number.value() + each);
    if (found.stream().noneMatch(m -> m.number().equals(number))) {
      throw new NotFound("Message " + number);
    }
    return found;
  }

  /** Up to which message the visitor has read; empty for guests and those who never were here. */
  public OptionalLong read(Visit visit) {
    return visit.user().guest()
        ? OptionalLong.empty()
        : positions.of(new Reader(visit.mount().id(), visit.user().id()));
  }

  /** Marks everything up to a message as read, on all devices. */
  public void read(Visit visit, long number) {
    visit.require(CorePermission.READ);
    if (visit.user().guest() || number < 0) {
      return;
    }
    UserId user = visit.user().id();
    positions.move(new Reader(visit.mount().id(), user), number);
    needs
        .live()
        .whisper("user:" + user, "read", Map.of("room", visit.mount().id().value(), "n", number));
  }

  /** Where the room's stream is now. */
  public Position position(Visit visit) {
    return needs.live().position(RoomStream.of(visit.mount().id()));
  }

  /** The texts as HTML, the same for all who may read the room, in one database call at most. */
  public List<Html> html(Visit visit, List<Message> messages) {
    return needs
        .artifacts()
        .render(eyes(visit), "", messages.stream().map(Message::text).toList())
        .texts();
  }

  /** A message in one line without marks. */
  public String summary(Message message, int most) {
    return needs.artifacts().read(message.text()).summary(most);
  }

  private String html(Visit visit, String text) {
    return needs.artifacts().render(eyes(visit), "", List.of(text)).texts().getFirst().value();
  }

  /**
   * The eyes of the least trusted who may read the room: what is shown to all must not betray what
   * only some may see.
   */
  static Visit eyes(Visit visit) {
    Mount mount = visit.mount();
    String read = CorePermission.READ.name();
    Set<String> here = mount.grants().getOrDefault(read, CorePermission.READ.defaults());
    Set<String> project =
        visit.project().grants().getOrDefault(read, CorePermission.READ.defaults());
    var roles = new HashSet<>(least(here));
    roles.addAll(least(project));
    return new Visit(Identity.GUEST, visit.project(), mount, roles);
  }

  private static Set<String> least(Set<String> granted) {
    int lowest = -1;
    for (String role : granted) {
      lowest = Math.max(lowest, Roles.LADDER.indexOf(role));
    }
    return lowest < 0 ? granted : Set.copyOf(Roles.LADDER.subList(lowest, Roles.LADDER.size()));
  }

  /** Tells those who are called by name, wherever they are on the site. */
  private void call(Visit visit, Message message) {
    for (UserId user : message.mentioned()) {
      var identity =
          new Identity(
              new User(user, user.value(), false),
              Identity.Proof.NONE,
              null,
              Set.of(Identity.EVERYTHING));
      if (!message.by(user) && needs.mayRead().mayRead(identity, visit.mount().id())) {
        needs
            .live()
            .tell(
                "user:" + user,
                "mention",
                new Mention(
                    visit.mount().id().value(),
                    page(visit.mount(), message.number()),
                    message.author().name(),
                    summary(message, TITLE)));
      }
    }
  }

  /** That somebody was called by name. */
  record Mention(String room, String url, String by, String text) {}

  private void tell(LiveEvent event) {
    needs.live().announce(event);
    needs.events().tell();
  }

  private Event event(Visit visit, String kind, Message message, Instant at) {
    Mount mount = visit.mount();
    return Event.of(
        kind,
        Artifacts.subject(
            mount,
            message.number().toString(),
            message.author().name() + " in " + mount.label(),
            page(mount, message.number())),
        visit.user().id(),
        at);
  }

  /** Where a message is among those around it. */
  public static String page(Mount mount, MessageNumber number) {
    return mount.page("m", number).toString();
  }

  private List<UserId> mentioned(String text) {
    return needs.artifacts().read(text).references().stream()
        .filter(r -> r.kind() == Reference.Kind.MENTION)
        .map(Reference::target)
        .limit(MOST_MENTIONED)
        .filter(Rooms::isName)
        .map(UserId::valueOf)
        .filter(needs.known())
        .toList();
  }

  private static boolean isName(String text) {
    try {
      UserId.valueOf(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
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
