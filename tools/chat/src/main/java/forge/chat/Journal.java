package forge.chat;

import forge.access.AuditLog;
import forge.store.Slice;
import forge.tool.Platform;
import org.jspecify.annotations.Nullable;

/** What the keepers of each room did: lines that are never changed. */
public final class Journal {
  private final Platform platform;

  Journal(Platform platform) {
    this.platform = platform;
  }

  /**
   * Notes a deed.
   *
   * @param deed completes a sentence that starts with the visitor's name
   */
  void note(Here here, String deed) {
    platform.note("room/" + here.id(), here.user().id(), deed);
    if (here.room().rule() instanceof RoomRule.OfMount) {
      platform.note(here.visit(), deed + " in " + here.room().label());
    }
  }

  /** The newest first. */
  public Slice<AuditLog.Line> of(Here here, @Nullable String before, int limit) {
    here.requireKeeper("read what was done in this room");
    return platform.notes("room/" + here.id(), before, limit);
  }
}
