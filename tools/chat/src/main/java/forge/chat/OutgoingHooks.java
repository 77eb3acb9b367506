package forge.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.hook.Delivery;
import forge.hook.DeliveryLog;
import forge.hook.DeliveryStore;
import forge.hook.Postman.Outcome;
import forge.job.Submission;
import forge.outgoing.Outgoing;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.tool.Platform;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells other programs what is said in a room, by jobs, and says what they answer. What programs
 * say is told to none, so that two of them do not talk for ever.
 */
public final class OutgoingHooks implements Hears {
  public static final int MOST = 20;
  private static final int MOST_WORDS = 20;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_WORD = 40;
  private static final int LONGEST_ANSWER = 65_536;
  private static final int MOST_FAILURES = 50;
  private static final String MASKED = "(hidden)";
  private static final String BELL = "chat-outgoing";
  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = new JsonMapper();

  private final OutgoingHookStore store;
  private final Doors doors;
  private final Journal journal;
  private final Platform platform;
  private final DeliveryLog log;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile Known known = new Known(Set.of(), Instant.MIN, 0);

  /**
   * The rooms that have such programs, as this node knows them: for a while, and until a node rings
   * that something changed.
   *
   * @param change the last one known before they were read
   */
  private record Known(Set<String> rooms, Instant until, int change) {}

  /** What is asked of a program; words may be parted by spaces or commas. */
  public record Wanted(
      @Nullable String name, @Nullable String url, @Nullable String words, boolean form) {}

  /** A program with its secret, which is shown this once. */
  public record Opened(OutgoingHook hook, String secret) {}

  OutgoingHooks(OutgoingHookStore store, Doors doors, Journal journal, Platform platform) {
    this.store = store;
    this.doors = doors;
    this.journal = journal;
    this.platform = platform;
    this.log =
        new DeliveryLog(
            new DeliveryStore(platform.database()), platform.outgoing(), platform.clock());
    platform.doorbell().hear(BELL, ring -> changes.incrementAndGet());
  }

  /** Does the calls, and says what is answered. */
  void work(Rooms rooms, Topics topics) {
    platform.jobs().assign(CallOut.class, (call, progress) -> call(call, rooms, topics));
  }

  public List<OutgoingHook> of(Here here) {
    here.requireKeeper("keep the webhooks of this room");
    return store.of(here.id(), MOST);
  }

  /** Has a program told from now on. */
  public Opened make(Here here, Wanted wanted) {
    here.requireKeeper("keep the webhooks of this room");
    here.requireAccount("have programs told");
    String name = Check.line("name", "The name", wanted.name(), LONGEST_NAME);
    String url = Check.line("url", "The address", wanted.url(), 2_000);
    List<String> words = words(wanted.words());
    if (store.of(here.id(), MOST).size() >= MOST) {
      throw new Full("A room has at most " + MOST + " outgoing webhooks. Remove one first.");
    }
    String id = "out-" + random(8);
    String secret = random(24);
    var hook =
        new OutgoingHook(
            id,
            here.id(),
            name,
            Outgoing.parse("url", url, Set.of("http", "https")),
            words,
            wanted.form(),
            platform.seal().close(place(id), secret),
            here.user().id(),
            platform.clock().instant(),
            0,
            null,
            true);
    store.insert(hook);
    changed(here, "has the program " + name + " told what is said");
    return new Opened(hook, secret);
  }

  /** Has it told again after it was switched off. */
  public void resume(Here here, String id) {
    OutgoingHook hook = get(here, id);
    store.activate(hook, true);
    changed(here, "switched the program " + hook.name() + " on again");
  }

  public void remove(Here here, String id) {
    OutgoingHook hook = get(here, id);
    store.delete(hook);
    log.forget(id);
    changed(here, "has the program " + hook.name() + " told nothing more");
  }

  public OutgoingHook get(Here here, String id) {
    here.requireKeeper("keep the webhooks of this room");
    return store.find(here.id(), id).orElseThrow(() -> new NotFound("This webhook"));
  }

  void forget(RoomId room) {
    store.of(room, MOST).forEach(hook -> log.forget(hook.id()));
    store.forget(room);
  }

  /**
   * What a program was told, newest first; to those who do not keep the room it was told nothing.
   */
  public Slice<Delivery> deliveries(
      Here here, Rooms rooms, String id, @Nullable String before, int limit) {
    OutgoingHook hook = ours(here, id);
    Slice<Delivery> some = log.list(id, before, limit);
    Map<MessageNumber, Message> messages =
        rooms.some(here, some.items().stream().map(OutgoingHooks::message).toList()).stream()
            .collect(Collectors.toMap(Message::number, message -> message));
    return some.map(
        delivery -> {
          Message message = messages.get(message(delivery));
          return message == null ? delivery : delivery.showing(body(here, hook, message));
        });
  }

  /** What is sent of a message is not kept beside it: whoever deletes it deletes that as well. */
  private static String body(Here here, OutgoingHook hook, Message message) {
    return message.deleted() || message.hidden()
        ? ""
        : new OutgoingCall(here, message, hook.triggeredBy(message.text()).orElse(""), MASKED)
            .parcel(hook.form())
            .body();
  }

  /** Has a program told once more. What it answered before is not said again. */
  public void again(Here here, Rooms rooms, String id, String delivery) {
    OutgoingHook hook = ours(here, id);
    Delivery known = log.find(id, delivery).orElseThrow(() -> new NotFound("This delivery"));
    if (!hook.active()) {
      throw new Conflict("The program is switched off. Switch it on first.");
    }
    if (body(here, hook, rooms.get(here, message(known))).isEmpty()) {
      throw new Conflict("The message is gone, and nothing of it is told again.");
    }
    platform
        .jobs()
        .submit(
            new CallOut(here.id().value(), id, message(known).value()),
            Submission.by(here.user().id()).coalesced("call out again " + id + " " + delivery));
    journal.note(here, "had the program " + hook.name() + " told once more");
  }

  private OutgoingHook ours(Here here, String id) {
    if (!here.may(ChatPermission.MODERATE)) {
      throw new NotFound("This webhook");
    }
    return get(here, id);
  }

  private static MessageNumber message(Delivery delivery) {
    return new MessageNumber(Long.parseLong(delivery.id()));
  }

  @Override
  public boolean must(Here here, NewMessage wish) {
    return !wish.bot() && told(here.id());
  }

  @Override
  public void said(Here here, Message message) {
    if (message.bot() || !told(here.id())) {
      return;
    }
    for (OutgoingHook hook : store.of(here.id(), MOST)) {
      if (hook.active() && hook.triggeredBy(message.text()).isPresent()) {
        long number = message.number().value();
        platform
            .jobs()
            .submit(
                new CallOut(here.id().value(), hook.id(), number),
                Submission.NOW.once("call out " + hook.id() + " " + number));
      }
    }
  }

  private boolean told(RoomId room) {
    Instant now = platform.clock().instant();
    int change = changes.get();
    Known current = known;
    if (!now.isBefore(current.until()) || current.change() != change) {
      current = new Known(store.rooms(), now.plus(REMEMBERED), change);
      known = current;
    }
    return current.rooms().contains(room.value());
  }

  private void changed(Here here, String deed) {
    changes.incrementAndGet();
    platform.doorbell().ring(BELL, here.id().value());
    journal.note(here, deed);
  }

  private void call(CallOut call, Rooms rooms, Topics topics) throws Unheard {
    var room = new RoomId(call.room());
    OutgoingHook hook = store.find(room, call.hook()).filter(OutgoingHook::active).orElse(null);
    Here here = hook == null ? null : doors.enter(Calls.somebody(hook.maker()), room).orElse(null);
    if (hook == null || here == null) {
      return;
    }
    Message message = rooms.get(here, new MessageNumber(call.message()));
    Optional<String> word = hook.triggeredBy(message.text());
    if (message.deleted() || message.hidden() || word.isEmpty()) {
      return;
    }
    String secret = platform.seal().open(place(hook.id()), hook.sealed());
    var parcel = new OutgoingCall(here, message, word.get(), secret).parcel(hook.form());
    var delivery =
        Delivery.of(
            hook.id(),
            "%012d".formatted(call.message()),
            "message",
            "",
            platform.clock().instant());
    log.open(delivery);
    Outcome outcome = log.send(hook.url(), delivery, parcel, LONGEST_ANSWER);
    if (!outcome.arrived()) {
      failed(here, hook, words(outcome));
      throw new Unheard(hook, outcome);
    }
    if (hook.failures() > 0) {
      store.arrived(hook);
    }
    answer(here, hook, message, outcome.answer(), rooms, topics);
  }

  private static String words(Outcome outcome) {
    return outcome.status() == null ? outcome.answer() : "It answered " + outcome.status() + ".";
  }

  private void failed(Here here, OutgoingHook hook, String why) {
    var trouble = new OutgoingHook.Trouble(why, platform.clock().instant());
    if (store.failed(hook, trouble) >= MOST_FAILURES) {
      store.activate(hook, false);
      journal.note(
          here, "no longer reaches the program " + hook.name() + ", which is switched off");
    }
  }

  /** Once, however often the call is made. */
  private static void answer(
      Here here, OutgoingHook hook, Message message, String body, Rooms rooms, Topics topics) {
    JsonNode json = read(body);
    if (!json.isObject()) {
      return;
    }
    SlackPayload payload = SlackPayload.read(json);
    boolean comment = json.path("response_type").asText("").equals("comment");
    try {
      TopicName topic =
          comment || message.topic() != null ? topics.nameFor(here, message.number()) : null;
      int part = 0;
      for (String text : payload.texts()) {
        String nonce = hook.id() + "-" + message.number() + "-" + part++;
        rooms.announce(here, hook.as(payload.username()), topic, text, nonce);
      }
    } catch (Denied | Conflict | Invalid notHere) {
      return;
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body.isBlank() ? "null" : body);
    } catch (JsonProcessingException noAnswerForUs) {
      return JSON.nullNode();
    }
  }

  private static List<String> words(@Nullable String typed) {
    List<String> words =
        Arrays.stream((typed == null ? "" : typed).split("[\\s,]+"))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.size() > MOST_WORDS || words.stream().anyMatch(w -> w.length() > LONGEST_WORD)) {
      throw new Invalid(
          "words", "At most 20 words of at most 40 characters each.", (long) MOST_WORDS);
    }
    return words;
  }

  private static String place(String id) {
    return "outgoing " + id;
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Says that a call was not heard, so that the job is done again later. */
  private static final class Unheard extends Exception {
    private static final long serialVersionUID = 1;

    Unheard(OutgoingHook hook, Outcome outcome) {
      super("%s answered %s".formatted(hook.url().getHost(), outcome.status()));
    }
  }
}
