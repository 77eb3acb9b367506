package forge.chat;

import forge.job.Job;

/** Has the index hear of what is new in a room, and of who may read it. */
public record IndexRoom(String room) implements Job {
  String key() {
    return "index room " + room;
  }
}
