package forge.chat;

import forge.chat.FreeRooms.Plan;
import forge.refusal.Check;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.NotFound;
import forge.tool.Platform;
import forge.user.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the keepers of a room do with it: describe it and, outside projects, choose who helps. The
 * name and topic of a project's room are set at its mount.
 */
public final class RoomKeeping {
  public static final int MOST_MODERATORS = 50;
  private final FreeRooms free;
  private final RoomStore rooms;
  private final Seats seats;
  private final Journal journal;
  private final MountRooms mounts;
  private final Platform platform;

  RoomKeeping(
      FreeRooms free,
      RoomStore rooms,
      Seats seats,
      MountRooms mounts,
      Journal journal,
      Platform platform) {
    this.free = free;
    this.rooms = rooms;
    this.seats = seats;
    this.mounts = mounts;
    this.journal = journal;
    this.platform = platform;
  }

  /** Whether the visitor may. */
  public static boolean may(Here here) {
    return here.room().free() && !here.user().guest() && here.may(ChatPermission.MODERATE);
  }

  /** What the room says of itself now. */
  public Plan plan(Here here) {
    Room room = here.room();
    if (room.ofProject()) {
      return mounts.plan(here);
    }
    require(here);
    String access =
        room.rule() instanceof RoomRule.Open ? "open" : room.listed() ? "members" : "private";
    return new Plan(room.label(), room.topic(), String.join(", ", room.tags()), access);
  }

  /**
   * Changes what the room is called, and who may come in.
   *
   * @param plan without an access where that stays as it is
   */
  public void describe(Here here, Plan plan) {
    Room room = here.room();
    if (room.ofProject()) {
      mounts.describe(here, plan);
      return;
    }
    require(here);
    Room described =
        room.described(
            plan.access() == null ? room.rule() : FreeRooms.rule(plan.access()),
            Check.line("label", "The name", plan.label(), FreeRooms.LONGEST_LABEL),
            Check.optionalLine("topic", "The topic", plan.topic(), FreeRooms.LONGEST_TOPIC),
            FreeRooms.tags(plan.tags()));
    if (described.equals(room)) {
      return;
    }
    rooms.keep(described);
    platform.live().recheckSoon();
    journal.note(here, "changed " + words(room, described));
  }

  private static String words(Room before, Room after) {
    if (!before.rule().equals(after.rule())) {
      return "who may come into the room";
    }
    return before.label().equals(after.label())
        ? "what the room says of itself"
        : "the name of the room from \"" + before.label() + "\"";
  }

  /** Lets somebody help to keep the room in order, or no longer. */
  public void moderator(Here here, @Nullable String name, boolean on) {
    require(here);
    UserId user = free.known(name == null ? "" : name.strip());
    var moderators = new LinkedHashSet<>(here.room().moderators());
    if (on ? !moderators.add(user) : !moderators.remove(user)) {
      return;
    }
    if (moderators.size() > MOST_MODERATORS) {
      throw new Full("A room has at most " + MOST_MODERATORS + " moderators.");
    }
    if (on) {
      seats.sit(here.room(), user);
    }
    rooms.keep(here.room().keptBy(List.copyOf(moderators)));
    platform.live().recheckSoon();
    journal.note(
        here, (on ? "made " : "no longer has ") + user + (on ? " a moderator" : " as a moderator"));
  }

  private static void require(Here here) {
    here.requireAccount("change this room");
    if (!here.room().free()) {
      throw new NotFound("What is set for this room");
    }
    here.requireKeeper("keep this room");
  }
}
