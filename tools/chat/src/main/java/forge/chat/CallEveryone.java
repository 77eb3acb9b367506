package forge.chat;

import forge.job.Job;

/** Has those told whom a message calls together, as everybody in the room. */
public record CallEveryone(String room, long message) implements Job {
  /** What it is submitted under, so that it is done once. */
  String key() {
    return "call everyone " + room + "/" + message;
  }
}
