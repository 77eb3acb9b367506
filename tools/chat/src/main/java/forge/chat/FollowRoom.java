package forge.chat;

import forge.job.Job;

/** Has those who follow a room hear of what is new there, and of who may read it. */
public record FollowRoom(String room) implements Job {
  String key() {
    return "follow room " + room;
  }
}
