package forge.chat;

import forge.chat.quiet.QuietTimes;
import forge.job.Submission;
import forge.notification.InTray;
import forge.notification.Notification;
import forge.tool.Platform;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells those who keep a room in order that something waits for them: a message that was reported,
 * somebody at the door; and those who waited at the door that they are in. On the pages they look
 * at, and on their devices.
 */
final class Keepers {
  private static final int MOST = 50;
  private static final String LET_IN = "You have been let in.";
  private static final String DEVELOPERS = "developers";
  private final Doors doors;
  private final QuietTimes quiet;
  private final Predicate<RoomId> waits;
  private final Platform platform;

  /**
   * @param waits whether there is something in a room to be seen to
   */
  Keepers(Doors doors, QuietTimes quiet, Predicate<RoomId> waits, Platform platform) {
    this.doors = doors;
    this.quiet = quiet;
    this.waits = waits;
    this.platform = platform;
    platform.jobs().assign(TellKeepers.class, (job, progress) -> tell(job));
  }

  /** Something waits; it is told once. */
  void waits(RoomId room, String about, String words) {
    var job = new TellKeepers(room.value(), about, words);
    platform.jobs().submit(job, Submission.NOW.once(job.key()));
  }

  private void tell(TellKeepers job) {
    var room = new RoomId(job.room());
    List<Here> there =
        doors.keeper(room).map(this::known).orElse(List.of()).stream()
            .flatMap(user -> doors.enter(Calls.somebody(user), room).stream())
            .filter(here -> here.may(ChatPermission.MODERATE))
            .toList();
    if (!there.isEmpty() && waits.test(room)) {
      List<UserId> users = there.stream().map(here -> here.user().id()).toList();
      String text = Summons.place(there.getFirst()) + ": " + job.words();
      String page = there.getFirst().room().page("moderation");
      platform.inTray().lay(users, key(room), new InTray.Waiting(text, page));
      seen(room);
    }
    Set<UserId> alone = quiet.holding(there.stream().map(here -> here.user().id()).toList());
    for (Here here : there) {
      if (!alone.contains(here.user().id())) {
        tell(here, job);
      }
    }
  }

  /** Something may have been seen to; where nothing waits in the room, nobody is told of it. */
  void seen(RoomId room) {
    if (!waits.test(room)) {
      forget(room);
    }
  }

  void forget(RoomId room) {
    platform.inTray().clear(key(room));
  }

  private static String key(RoomId room) {
    return "keep " + room;
  }

  /** Tells somebody who waited at the door that they are in. */
  void letIn(Here here, UserId user) {
    String page = here.room().page();
    String key = "let in " + here.id() + " " + user;
    live(user, new Waiting(here.room().label(), LET_IN, page));
    if (!quiet.holding(List.of(user)).contains(user)) {
      platform
          .notifications()
          .push(user, new Notification(key, Summons.place(here), LET_IN, LET_IN, page, page, key));
    }
  }

  private void live(UserId user, Waiting waiting) {
    platform.live().tell("user:" + user, "waiting", waiting);
  }

  private List<UserId> known(Here here) {
    var all = new ArrayList<>(here.room().moderators());
    UserId owner = here.room().owner();
    if (owner != null) {
      all.add(owner);
    }
    here.circle("", DEVELOPERS)
        .ifPresent(circle -> all.addAll(platform.people(circle, null, MOST).items()));
    return all.stream().distinct().limit(MOST).toList();
  }

  private void tell(Here here, TellKeepers job) {
    String page = here.room().page("moderation");
    UserId user = here.user().id();
    live(user, new Waiting(here.label(), job.words(), page));
    platform
        .notifications()
        .push(
            user,
            new Notification(
                job.key(), Summons.place(here), job.words(), job.words(), page, page, job.key()));
  }

  /** That something waits in a room for somebody. */
  record Waiting(String room, String text, String url) {}
}
