package forge.chat;

import forge.job.Job;

/** Tells somebody on their devices what calls them in a room, unless they have read it by now. */
public record Nudge(String room, String user) implements Job {
  String key() {
    return "nudge " + room + "/" + user;
  }
}
