package forge.chat;

import forge.chat.DraftStore.Desk;
import forge.job.Jobs;
import forge.live.Live;
import forge.refusal.Check;
import forge.refusal.Refusal.Full;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what somebody has begun to write, and has their other devices show it. */
public final class Drafts {
  private static final int MOST = 200;
  private static final int LONGEST_DEVICE = 40;
  private static final Duration KEPT = Duration.ofDays(90);
  private final DraftStore store;
  private final Live live;
  private final Clock clock;

  Drafts(DraftStore store, Live live, Jobs jobs, Clock clock) {
    this.store = store;
    this.live = live;
    this.clock = clock;
    jobs.assign(
        ForgetDrafts.class, (job, progress) -> store.forgetBefore(clock.instant().minus(KEPT)));
    jobs.schedule("chat drafts", Duration.ofDays(1), ForgetDrafts::new);
  }

  /** What the visitor has begun to write in the room, or in a topic of it. */
  public Draft get(Here here, @Nullable TopicNumber topic) {
    here.require(ChatPermission.SAY);
    return store.find(desk(here, topic)).orElse(Draft.NONE);
  }

  /** Keeps it; an empty text keeps nothing. */
  public void keep(
      Here here, @Nullable TopicNumber topic, @Nullable String text, @Nullable String device) {
    here.require(ChatPermission.SAY);
    String by = Check.optionalLine("device", "The device", device, LONGEST_DEVICE);
    var draft = new Draft(Check.text("text", "The draft", text, Rooms.LONGEST), by);
    Desk desk = desk(here, topic);
    if (draft.text().isBlank()) {
      store.delete(desk);
    } else {
      if (store.find(desk).isEmpty() && store.count(desk.user(), MOST) >= MOST) {
        throw new Full("You have " + MOST + " drafts, which is the limit. Send some first.");
      }
      store.keep(desk, draft, clock.instant());
    }
    live.whisper(
        "user:" + desk.user(),
        "draft",
        Map.of(
            "room",
            here.id().value(),
            "topic",
            topic == null ? 0L : topic.value(),
            "text",
            draft.text(),
            "device",
            by));
  }

  private static Desk desk(Here here, @Nullable TopicNumber topic) {
    return new Desk(here.id(), topic, here.user().id());
  }
}
