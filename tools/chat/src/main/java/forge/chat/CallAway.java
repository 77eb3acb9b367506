package forge.chat;

import forge.job.Job;
import forge.user.UserId;
import java.util.List;

/** Sees to it that people whom a message calls learn of it, who may be elsewhere. */
public record CallAway(String room, long message, List<String> users) implements Job {
  static CallAway of(RoomId room, long message, List<UserId> users) {
    return new CallAway(room.value(), message, users.stream().map(UserId::value).toList());
  }

  /**
   * What it is submitted under.
   *
   * @param why people of one message may be called for several reasons, each once
   */
  String key(String why) {
    return "call away " + room + "/" + message + " " + why;
  }
}
