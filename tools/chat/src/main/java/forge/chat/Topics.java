package forge.chat;

import forge.access.CorePermission;
import forge.chat.SeatStore.Reader;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people do with topics, the threads of talk in a room: reply, rename, answer, follow, move.
 *
 * <p>All messages stay in the one row of the room; a topic is a name that some of them carry.
 */
public final class Topics {
  public static final int LONGEST_TITLE = 100;
  public static final int SHOWN = 50;
  private static final int MOST_MOVED = 100;
  private final Kept kept;
  private final Rooms rooms;
  private final MessageStore messages;
  private final ReadPositions positions;
  private final TopicKeeping keeping;
  private final Clock clock;

  /** Where topics are kept. */
  record Kept(TopicStore topics, TopicLog log, TopicSeatStore seats) {}

  Topics(
      Kept kept,
      Rooms rooms,
      MessageStore messages,
      ReadPositions positions,
      TopicKeeping keeping,
      Clock clock) {
    this.kept = kept;
    this.rooms = rooms;
    this.messages = messages;
    this.positions = positions;
    this.keeping = keeping;
    this.clock = clock;
  }

  /** Replies to a message: in its topic, or in one that the reply opens. */
  public Message reply(Here here, MessageNumber to, @Nullable String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    Message message = replyable(here, to);
    rooms.admit(here, text, nonce);
    return rooms.keepNow(here, topicOf(here, message), text, nonce);
  }

  /** The topic of a message, opened where there is none. */
  TopicName nameFor(Here here, MessageNumber number) {
    here.require(ChatPermission.SAY);
    return topicOf(here, replyable(here, number));
  }

  private Message replyable(Here here, MessageNumber number) {
    Message message = rooms.get(here, number);
    if (message.deleted() || message.hidden()) {
      throw new Conflict("This message cannot be replied to any more.");
    }
    return message;
  }

  private TopicName topicOf(Here here, Message message) {
    return message.topic() == null ? begin(here, message) : message.topic();
  }

  private TopicName begin(Here here, Message message) {
    String line = rooms.summary(message, LONGEST_TITLE).strip();
    Topic topic = begin(here, "m" + message.number(), line, message);
    file(message, topic.name());
    if (!message.bot()) {
      kept.seats().wrote(topic, message.author().id());
    }
    return topic.name();
  }

  private Topic begin(Here here, String key, String title, @Nullable Message first) {
    Instant now = clock.instant();
    return kept.topics()
        .open(
            here.id(),
            key,
            number ->
                new Topic(
                    here.id(),
                    number,
                    title.isEmpty() ? TopicName.of(number) : title,
                    here.user().id(),
                    now,
                    false,
                    first == null ? null : first.number(),
                    null,
                    new Topic.Extent(0, 0, now)));
  }

  /** Opens a topic with a title and its first message. */
  public Message open(
      Here here, @Nullable String title, @Nullable String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    String checked = title(here, title);
    rooms.admit(here, text, nonce);
    Topic topic = begin(here, key(here, nonce), checked, null);
    return rooms.keepNow(here, topic.name(), text, nonce);
  }

  private static String key(Here here, @Nullable String nonce) {
    return nonce == null || nonce.isBlank()
        ? "t" + UUID.randomUUID()
        : "n" + here.user().id() + "/" + nonce;
  }

  /** Says something in a topic. */
  public Message say(Here here, TopicNumber number, @Nullable String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    return rooms.say(here, get(here, number).name(), text, nonce);
  }

  public Topic get(Here here, TopicNumber number) {
    here.require(CorePermission.READ);
    return kept.topics().find(here.id(), number).orElseThrow(() -> new NotFound("Topic " + number));
  }

  /** The topic a message belongs to. */
  public Topic of(Here here, Message message) {
    TopicName name = message.topic();
    if (name == null) {
      throw new NotFound("The topic of message " + message.number());
    }
    return get(here, name.number());
  }

  /** Open or answered topics, those spoken in last first. */
  public Slice<Topic> list(
      Here here, boolean answered, @Nullable String query, @Nullable Long before, int limit) {
    here.require(CorePermission.READ);
    return kept.topics().list(here.id(), answered, query == null ? "" : query, before, limit);
  }

  /** The last messages of a topic before a number, or of all. */
  public List<Message> before(
      Here here, TopicNumber number, @Nullable MessageNumber before, int limit) {
    get(here, number);
    long first = before == null ? Long.MAX_VALUE : before.value();
    return rooms.shown(here, kept.log().before(here.id(), number, first, most(limit)));
  }

  /** The first messages of a topic after a number. */
  public List<Message> after(Here here, TopicNumber number, long after, int limit) {
    get(here, number);
    return rooms.shown(here, kept.log().after(here.id(), number, after, most(limit)));
  }

  private static int most(int limit) {
    return Math.clamp(limit, 1, Rooms.MOST_AT_ONCE);
  }

  /** Gives a topic another title: whoever asked or opened it may, and who keeps order. */
  public Topic rename(Here here, TopicNumber number, @Nullable String title) {
    Topic topic = mine(here, number, "rename topics that others opened");
    String checked = title(here, title);
    Message answer = answer(here, topic);
    return told(here, keeping.rename(here, topic, checked, answer), true);
  }

  private @Nullable Message answer(Here here, Topic topic) {
    return topic.answer() == null
        ? null
        : messages.find(here.id(), topic.answer()).filter(m -> !m.deleted()).orElse(null);
  }

  /**
   * Marks a topic as answered, or as open again.
   *
   * @param with the message that answers it; null where none is named
   */
  public Topic answer(Here here, TopicNumber number, boolean on, @Nullable MessageNumber with) {
    Topic topic = mine(here, number, "say that what others asked is answered");
    Message answer = on && with != null ? rooms.get(here, with) : null;
    if (answer != null && (answer.topic() == null || !answer.topic().number().equals(number))) {
      throw new Invalid("answer", "answer must be the number of a message of this topic.");
    }
    String kind = on ? "topic.answered" : "topic.reopened";
    return told(
        here,
        kept.topics()
            .answer(topic, on, answer, ChatCards.event(here, kind, topic, clock.instant())),
        false);
  }

  /** Moves messages to a topic. */
  public Topic move(Here here, List<MessageNumber> numbers, TopicNumber to) {
    Topic topic = get(here, to);
    move(here, movable(here, numbers), topic.name());
    return told(here, kept.topics().find(here.id(), to), false);
  }

  /** Moves messages to a new topic. */
  public Topic move(Here here, List<MessageNumber> numbers, @Nullable String title) {
    String checked = title(here, title);
    var all = movable(here, numbers);
    Topic topic = begin(here, "t" + UUID.randomUUID(), checked, null);
    move(here, all, topic.name());
    return told(here, kept.topics().find(here.id(), topic.number()), true);
  }

  /** Takes messages out of their topics. */
  public void takeOut(Here here, List<MessageNumber> numbers) {
    move(here, movable(here, numbers), null);
  }

  private List<Message> movable(Here here, List<MessageNumber> numbers) {
    here.require(ChatPermission.SAY);
    rooms.fits(here, "");
    if (numbers.isEmpty() || numbers.size() > MOST_MOVED) {
      throw new Invalid(
          "messages", "Name 1 to " + MOST_MOVED + " messages to move.", (long) MOST_MOVED);
    }
    var all = numbers.stream().distinct().map(n -> rooms.get(here, n)).toList();
    boolean own = all.stream().allMatch(m -> m.by(here.user().id()));
    if (!own && !here.may(ChatPermission.MODERATE)) {
      throw new Denied("move what others wrote");
    }
    return all;
  }

  private void move(Here here, List<Message> all, @Nullable TopicName to) {
    Map<TopicNumber, Topic> touched = new LinkedHashMap<>();
    for (Message message : all) {
      touch(here, touched, message.topic());
      file(message, to);
    }
    touch(here, touched, to);
    touched.values().forEach(topic -> keeping.reach(here, topic));
  }

  private void touch(Here here, Map<TopicNumber, Topic> touched, @Nullable TopicName name) {
    if (name != null && !touched.containsKey(name.number())) {
      kept.topics().find(here.id(), name.number()).ifPresent(t -> touched.put(t.number(), t));
    }
  }

  private void file(Message message, @Nullable TopicName topic) {
    messages
        .changes()
        .file(message, topic)
        .ifPresent(
            filed ->
                rooms.tell(
                    messages.append(
                        filed,
                        new News.Moved(
                            filed.number().value(), topic == null ? null : topic.number().value()),
                        clock.instant())));
  }

  /** Has the visitor told of what is said in a topic, or no longer. */
  public void follow(Here here, TopicNumber number, boolean on) {
    here.require(CorePermission.READ);
    here.requireAccount("follow topics");
    kept.seats().follow(get(here, number), here.user().id(), on);
  }

  /** Marks a topic as read up to a message. */
  public void read(Here here, TopicNumber number, long upTo) {
    Topic topic = get(here, number);
    if (here.user().guest() || upTo < 0) {
      return;
    }
    boolean all = upTo >= topic.extent().last();
    long read = Math.min(upTo, topic.extent().last());
    kept.seats().read(topic, here.user().id(), read, all ? topic.extent().messages() : 0);
  }

  /** The visitor's seat in a topic, where there is one. */
  public Optional<TopicSeat> seat(Here here, TopicNumber number) {
    return here.user().guest()
        ? Optional.empty()
        : kept.seats().find(here.id(), number, here.user().id());
  }

  /** A topic the visitor follows, and how much of it they have not read. */
  public record Followed(Topic topic, long unread) {}

  /** The topics of the room the visitor follows, those spoken in last first. */
  public List<Followed> followed(Here here) {
    here.require(CorePermission.READ);
    if (here.user().guest()) {
      return List.of();
    }
    Map<TopicNumber, TopicSeat> seats = new LinkedHashMap<>();
    kept.seats()
        .followed(here.id(), here.user().id(), SHOWN)
        .forEach(seat -> seats.put(seat.topic(), seat));
    if (seats.isEmpty()) {
      return List.of();
    }
    long read = positions.of(new Reader(here.id(), here.user().id())).orElse(0);
    return kept.topics().find(here.id(), seats.keySet()).stream()
        .filter(topic -> topic.extent().last() > 0)
        .sorted((a, b) -> Long.compare(b.extent().last(), a.extent().last()))
        .map(topic -> new Followed(topic, unread(topic, seats.get(topic.number()), read)))
        .toList();
  }

  /** What was read in the room was read in its topics too. */
  private static long unread(Topic topic, @Nullable TopicSeat seat, long read) {
    long known = seat == null ? 0 : Math.max(seat.read(), read);
    long later = topic.extent().last() - known;
    if (seat == null || later <= 0) {
      return 0;
    }
    return Math.clamp(topic.extent().messages() - seat.seen(), 1, later);
  }

  private Topic mine(Here here, TopicNumber number, String deed) {
    here.require(ChatPermission.SAY);
    Topic topic = get(here, number);
    if (!mine(here, topic)) {
      throw new Denied(deed);
    }
    return topic;
  }

  /** Whether the visitor may rename a topic and say that it is answered: whoever asked may. */
  public boolean mine(Here here, Topic topic) {
    if (here.user().guest() || !here.may(ChatPermission.SAY)) {
      return false;
    }
    return topic.by(here.user().id())
        || here.may(ChatPermission.MODERATE)
        || (topic.first() != null
            && messages
                .find(here.id(), topic.first())
                .filter(m -> m.by(here.user().id()))
                .isPresent());
  }

  private Topic told(Here here, Optional<Topic> topic, boolean titled) {
    Topic now = topic.orElseThrow(() -> new NotFound("This topic"));
    rooms.tell(messages.append(here.id(), News.TopicChanged.of(now, titled), clock.instant()));
    return now;
  }

  private String title(Here here, @Nullable String title) {
    String checked = Check.line("title", "The title", title, LONGEST_TITLE);
    rooms.fits(here, checked);
    return checked;
  }
}
