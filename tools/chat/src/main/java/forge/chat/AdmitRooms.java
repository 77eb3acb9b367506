package forge.chat;

import forge.job.Job;

/** Has the index hear of who may read the rooms of a mount. */
public record AdmitRooms(String mount) implements Job {
  String key() {
    return "admit rooms " + mount;
  }
}
