package forge.chat;

import forge.refusal.Refusal.Invalid;
import java.util.Locale;
import java.util.Map;

/**
 * How much room the files in the rooms of a project may take together, and those of each room
 * outside projects.
 *
 * @param bytes for each of these places
 */
record FileQuota(long bytes) {
  static final String SETTING = "FORGE_CHAT_FILES_GB";
  private static final long GB = 1_000_000_000;

  static FileQuota of(Map<String, String> settings) {
    String gigabytes = settings.getOrDefault(SETTING, "5");
    if (!gigabytes.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(
          SETTING + " must be a number from 0 to 999999, not " + gigabytes + ".");
    }
    return new FileQuota(Long.parseLong(gigabytes) * GB);
  }

  /** What counts together with what is brought into a room: its project, or the room alone. */
  static String place(Here here) {
    return together(here) ? here.visit().project().id().toString() : here.id().value();
  }

  private static boolean together(Here here) {
    return here.room().rule() instanceof RoomRule.OfMount
        || here.room().rule() instanceof RoomRule.About;
  }

  Invalid full(Here here, long used) {
    return new Invalid(
        "file",
        String.format(
            Locale.ROOT,
            "The files in %s take %,d of %,d bytes; there is no room for this one.",
            together(here) ? "the rooms of this project" : "this room",
            used,
            bytes),
        bytes);
  }
}
