package forge.chat;

import forge.refusal.Check;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets other programs speak in a room by a secret address, in the shape Slack gave to it. */
public final class IncomingHooks {
  public static final int MOST = 20;
  private static final int LONGEST_NAME = 40;
  private final HookStore store;
  private final Rooms rooms;
  private final Topics topics;
  private final Doors doors;
  private final Journal journal;
  private final Pace pace;
  private final Clock clock;

  IncomingHooks(
      HookStore store, Rooms rooms, Topics topics, Doors doors, Journal journal, Clock clock) {
    this.store = store;
    this.rooms = rooms;
    this.topics = topics;
    this.doors = doors;
    this.journal = journal;
    this.pace = new Pace(clock);
    this.clock = clock;
  }

  /** A hook with its secret, which is shown this once. */
  public record Opened(IncomingHook hook, String secret) {}

  /** What a sender is told. */
  public enum Answer {
    OK(200, "ok"),
    INVALID_PAYLOAD(400, "invalid_payload"),
    NO_TEXT(400, "no_text"),
    ACTION_PROHIBITED(403, "action_prohibited"),
    NO_SERVICE(404, "no_service"),
    TOO_LARGE(413, "request_too_large"),
    RATE_LIMITED(429, "rate_limited");

    private final int status;
    private final String word;

    Answer(int status, String word) {
      this.status = status;
      this.word = word;
    }

    public int status() {
      return status;
    }

    public String word() {
      return word;
    }
  }

  public List<IncomingHook> of(Here here) {
    here.requireKeeper("keep the webhooks of this room");
    return store.of(here.id(), MOST);
  }

  /** Makes an address for a program. */
  public Opened make(Here here, @Nullable String name) {
    here.requireKeeper("keep the webhooks of this room");
    here.requireAccount("let programs write here");
    String label = Check.line("name", "The name", name, LONGEST_NAME);
    if (store.of(here.id(), MOST).size() >= MOST) {
      throw new Full("A room has at most " + MOST + " incoming webhooks. Remove one first.");
    }
    var hook =
        new IncomingHook(
            "hook-" + Secret.random(8), here.id(), label, here.user().id(), clock.instant());
    String secret = Secret.random(24);
    store.insert(hook, Secret.hash(secret));
    journal.note(here, "let the program " + label + " write in the room");
    return new Opened(hook, secret);
  }

  /** Gives a program another address; the old one stops at once. */
  public Opened rotate(Here here, String id) {
    IncomingHook hook = get(here, id);
    String secret = Secret.random(24);
    store.rotate(hook, Secret.hash(secret));
    journal.note(here, "gave the program " + hook.name() + " another address");
    return new Opened(hook, secret);
  }

  /** Has a program speak here no more. */
  public void revoke(Here here, String id) {
    IncomingHook hook = get(here, id);
    store.delete(hook);
    journal.note(here, "stopped the program " + hook.name());
  }

  private IncomingHook get(Here here, String id) {
    here.requireKeeper("keep the webhooks of this room");
    return store.find(here.id(), id).orElseThrow(() -> new NotFound("This webhook"));
  }

  /** Whether a secret is one of ours, before anything else is read. */
  public boolean knows(String secret) {
    return store.byHash(Secret.hash(secret)).isPresent();
  }

  /** Says what a program sent. */
  public Answer receive(String secret, SlackPayload payload) {
    Optional<IncomingHook> hook = store.byHash(Secret.hash(secret));
    if (hook.isEmpty()) {
      return Answer.NO_SERVICE;
    }
    if (payload.texts().isEmpty()) {
      return Answer.NO_TEXT;
    }
    try {
      pace.check(new UserId("*" + hook.get().id()));
      return say(hook.get(), payload);
    } catch (TooMany tooFast) {
      return Answer.RATE_LIMITED;
    } catch (Refusal refused) {
      return Answer.ACTION_PROHIBITED;
    }
  }

  private Answer say(IncomingHook hook, SlackPayload payload) {
    Optional<Here> here = doors.enter(Calls.somebody(hook.maker()), hook.room());
    if (here.isEmpty()) {
      return Answer.ACTION_PROHIBITED;
    }
    TopicName topic =
        payload.replyTo() == null ? null : topics.nameFor(here.get(), payload.replyTo());
    for (String text : payload.texts()) {
      rooms.announce(here.get(), hook.as(payload.username()), topic, text, null);
    }
    return Answer.OK;
  }
}
