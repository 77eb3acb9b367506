package forge.chat;

import forge.job.Job;

/** Writes to somebody what they missed. */
public record WriteMissed(String user) implements Job {
  String key() {
    return "write missed " + user;
  }
}
