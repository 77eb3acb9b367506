package forge.chat;

import forge.job.Job;

/**
 * Tells those who keep a room in order that something waits for them.
 *
 * @param about what waits, the same for what is told once
 * @param words a sentence without who or where
 */
public record TellKeepers(String room, String about, String words) implements Job {
  String key() {
    return "tell keepers " + room + " " + about;
  }
}
