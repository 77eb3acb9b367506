package forge.chat;

import forge.job.Job;

/**
 * Has those told whom a message calls together, as everybody in the room.
 *
 * @param quiet whether it is counted for them and no more, as it was said some time ago
 */
public record CallEveryone(String room, long message, boolean quiet) implements Job {
  /** What it is submitted under, so that it is done once. */
  String key() {
    return "call everyone " + room + "/" + message + (quiet ? " quietly" : "");
  }
}
