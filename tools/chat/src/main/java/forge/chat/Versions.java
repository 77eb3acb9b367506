package forge.chat;

import forge.refusal.Refusal.Denied;
import java.util.List;

/** Who may see what messages said before they were changed. */
public final class Versions {
  private Versions() {}

  static List<MessageStore.Version> of(Here here, Message message, MessageStore store) {
    if (!mayRead(here, message)) {
      throw new Denied("read what this message said before");
    }
    return store.changes().versions(here.id(), message.number());
  }

  /** Whoever wrote it, who keeps the room in order, and all readers where its rules say so. */
  public static boolean mayRead(Here here, Message message) {
    return here.may(ChatPermission.MODERATE)
        || (!message.hidden()
            && (here.room().policy().versions()
                || (!here.user().guest() && message.by(here.user().id()))));
  }
}
