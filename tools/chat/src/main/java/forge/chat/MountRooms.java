package forge.chat;

import forge.access.CorePermission;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.tool.Option;
import forge.tool.Platform;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the admins of a project set for a room of it: its name, its topic, what it is told of. */
public final class MountRooms {
  private final Platform platform;

  MountRooms(Platform platform) {
    this.platform = platform;
  }

  /** Something that is set, and how. */
  public record Setting(Option option, String value) {}

  /** What is set now, for those who keep the room; only admins change it. */
  public List<Setting> settings(Here here) {
    require(here);
    return ChatTool.OPTIONS.stream()
        .map(option -> new Setting(option, option.of(here.visit().mount().options())))
        .toList();
  }

  /**
   * Changes some of it.
   *
   * @param label what the room is called; null leaves it
   * @param options by name; those that are not said stay
   */
  public void set(Here here, @Nullable String label, Map<String, String> options) {
    require(here);
    here.require(CorePermission.ADMIN);
    var wanted = new HashMap<>(options);
    String topic = ChatTool.TOPIC.name();
    if (wanted.containsKey(topic)) {
      wanted.put(
          topic,
          Check.optionalLine(topic, "The topic", wanted.get(topic), FreeRooms.LONGEST_TOPIC));
    }
    var mount = here.visit().mount();
    platform
        .mounting()
        .set(here.visit(), mount.id(), label == null ? mount.label() : label, wanted);
  }

  /** The same as of a room outside projects, of which only name and topic are its own. */
  FreeRooms.Plan plan(Here here) {
    require(here);
    Room room = here.room();
    return new FreeRooms.Plan(
        room.label(),
        room.topic(),
        String.join(", ", room.tags()),
        room.open() ? "open" : "members");
  }

  void describe(Here here, FreeRooms.Plan plan) {
    FreeRooms.Plan now = plan(here);
    same("tags", "The tags of this room are the labels of its project.", now.tags(), plan.tags());
    same(
        "access",
        "Who may read this room is set by the permissions of its project.",
        now.access(),
        plan.access());
    set(
        here,
        plan.label(),
        plan.topic() == null ? Map.of() : Map.of(ChatTool.TOPIC.name(), plan.topic()));
  }

  private static void same(
      String field, String why, @Nullable String now, @Nullable String wanted) {
    if (wanted != null && !words(now).equals(words(wanted))) {
      throw new Invalid(field, why);
    }
  }

  private static Set<String> words(@Nullable String text) {
    return Set.copyOf(Arrays.asList((text == null ? "" : text).strip().split("[\\s,]+", 200)));
  }

  private static void require(Here here) {
    here.requireAccount("change this room");
    if (!here.room().ofProject()) {
      throw new NotFound("What is set for this room");
    }
    here.requireKeeper("keep this room");
  }
}
