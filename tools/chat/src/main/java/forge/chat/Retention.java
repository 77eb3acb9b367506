package forge.chat;

import forge.job.Jobs;
import forge.job.Submission;
import forge.refusal.Refusal.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** For how long rooms keep what is said in them: for ever, unless somebody says otherwise. */
public final class Retention {
  /** The setting for the days that no room of this site may keep messages longer than. */
  public static final String SETTING = "FORGE_CHAT_KEEP_DAYS";

  public static final int MOST_DAYS = 36_500;
  private static final int PART = 200;
  private final RoomStore rooms;
  private final Journal journal;
  private final Jobs jobs;
  private final int site;

  Retention(RoomStore rooms, Journal journal, Jobs jobs, Map<String, String> settings) {
    this.rooms = rooms;
    this.journal = journal;
    this.jobs = jobs;
    this.site = site(settings.getOrDefault(SETTING, "0"));
    jobs.assign(SweepRooms.class, (job, progress) -> sweep());
    jobs.schedule("trim rooms", Duration.ofHours(6), SweepRooms::new);
  }

  private static int site(String setting) {
    if (!setting.matches("\\d{1,5}") || Integer.parseInt(setting) > MOST_DAYS) {
      throw new IllegalArgumentException(
          SETTING + " must be a number of days up to " + MOST_DAYS + ", not " + setting + ".");
    }
    return Integer.parseInt(setting);
  }

  /** The days for which a room keeps messages; 0 for ever. */
  public int days(Room room) {
    int own = room.policy().keep();
    return own == 0 || site == 0 ? Math.max(own, site) : Math.min(own, site);
  }

  /** The days no room may exceed; 0 where the site does not say. */
  public int most() {
    return site;
  }

  /** Sets for how many days a room keeps messages; 0 for as long as the site allows. */
  public void keep(Here here, int days) {
    here.requireKeeper("choose how long this room keeps what is said");
    if (days < 0 || days > MOST_DAYS) {
      throw new Invalid("days", "days must be from 0 to " + MOST_DAYS + ".", (long) MOST_DAYS);
    }
    if (site > 0 && days > site) {
      throw new Invalid(
          "days", "This site keeps messages for " + site + " days at most.", (long) site);
    }
    var policy = here.room().policy();
    if (policy.keep() == days) {
      return;
    }
    rooms.setPolicy(here.room(), policy.keeping(days));
    journal.note(
        here,
        days == 0
            ? "set that messages are kept for as long as the site allows"
            : "set that messages are kept for " + days + (days == 1 ? " day" : " days"));
  }

  /** Has every room trimmed that keeps messages for some days only. */
  private void sweep() {
    String after = "";
    List<RoomId> part;
    do {
      part = site > 0 ? rooms.ids(after, PART) : rooms.trimmed(after, PART);
      for (RoomId room : part) {
        jobs.submit(new TrimRoom(room.value()), Submission.NOW.coalesced("trim room " + room));
        after = room.value();
      }
    } while (part.size() == PART);
  }
}
