package forge.chat.web;

import forge.chat.FreeRooms.Plan;
import forge.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a room outside projects says of itself.
 *
 * @param access {@code open}, {@code members} or {@code private}; null leaves it as it is
 * @param moderators who keeps it beside its owner; not read
 */
public record RoomSettingsJson(
    @Nullable String label,
    @Nullable String topic,
    @Nullable String tags,
    @Nullable String access,
    @Nullable List<String> moderators) {

  static RoomSettingsJson of(Plan plan, List<UserId> moderators) {
    return new RoomSettingsJson(
        plan.label(),
        plan.topic(),
        plan.tags(),
        plan.access(),
        moderators.stream().map(UserId::value).toList());
  }

  Plan plan() {
    return new Plan(label, topic, tags, access);
  }
}
