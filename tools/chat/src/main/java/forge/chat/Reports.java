package forge.chat;

import forge.access.CorePermission;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.store.Slice;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What readers do against abuse when no moderator is awake: they report, and the reports of some
 * who have belonged here for a week take a message out of sight.
 */
public final class Reports {
  private static final Duration TRUSTED_AFTER = Duration.ofDays(7);
  private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");
  private static final int LONGEST = 300;
  private final ReportStore store;
  private final Rooms rooms;
  private final Seats seats;
  private final Journal journal;
  private final Keepers keepers;
  private final Pace pace;
  private final Clock clock;

  Reports(
      ReportStore store, Rooms rooms, Seats seats, Journal journal, Keepers keepers, Clock clock) {
    this.store = store;
    this.rooms = rooms;
    this.seats = seats;
    this.journal = journal;
    this.keepers = keepers;
    this.pace = new Pace(clock);
    this.clock = clock;
  }

  /** A message the visitor may report, or why they may not. */
  public Message reportable(Here here, MessageNumber number) {
    here.require(CorePermission.READ);
    here.requireAccount("report messages");
    if (here.room().direct()) {
      throw new Conflict(
          "Nobody else reads a conversation. Leave it, or have it tell you nothing.");
    }
    Message message = rooms.get(here, number);
    if (message.deleted()) {
      throw new Conflict("This message has been deleted.");
    }
    return message;
  }

  /** Reports a message; the same reader reports it once. */
  public void report(Here here, MessageNumber number, @Nullable String reason) {
    Message message = reportable(here, number);
    @Nullable String line = reason == null ? null : LINES.matcher(reason).replaceAll(" ");
    String why = Check.optionalLine("reason", "The reason", line, LONGEST);
    pace.check(here.user().id());
    boolean trusted =
        here.may(ChatPermission.MODERATE)
            || seats.trusted(here.id(), here.user().id(), TRUSTED_AFTER);
    if (store.add(here.id(), number, here.user().id(), why, trusted, clock.instant())) {
      keepers.waits(here.id(), "message " + number, "A message was reported.");
      hide(here, message);
    }
  }

  private void hide(Here here, Message message) {
    int wanted = here.room().policy().hideAfter();
    boolean enough =
        wanted > 0
            && store
                .find(here.id(), message.number())
                .filter(r -> r.trusted() >= wanted)
                .isPresent();
    if (enough && !message.hidden()) {
      rooms.hide(here, message);
      journal.note(
          here, "was the last of " + wanted + " whose reports hid message " + message.number());
    }
  }

  /** What waits to be looked at. */
  public Slice<Report> waiting(Here here, @Nullable Long after, int limit) {
    here.requireKeeper("see what was reported in this room");
    return store.open(here.id(), after, limit);
  }

  /** Says that a message may stay, and shows it where it was hidden. */
  public void keep(Here here, MessageNumber number) {
    here.requireKeeper("decide about what was reported");
    Message message = rooms.get(here, number);
    if (message.hidden()) {
      rooms.show(here, message);
    }
    store.close(here.id(), number);
    keepers.seen(here.id());
    journal.note(here, "looked at message " + number + " and kept it");
  }

  /** Deletes a message that was reported. */
  public void delete(Here here, MessageNumber number) {
    here.requireKeeper("decide about what was reported");
    rooms.delete(here, number);
    store.close(here.id(), number);
    keepers.seen(here.id());
    journal.note(here, "looked at message " + number + " and deleted it");
  }
}
