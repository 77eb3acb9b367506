package forge.chat;

import forge.access.CorePermission;
import java.util.List;
import java.util.function.Consumer;

/** Takes everything out of a room that was said in it, for those who keep it in order. */
public final class Export {
  private static final int PART = 500;
  private final MessageStore store;
  private final Journal journal;

  Export(MessageStore store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  /** Refuses whoever may not, and notes that somebody did. */
  public void begin(Here here) {
    here.require(CorePermission.READ);
    if (here.room().direct()) {
      here.require(ChatPermission.SAY);
    } else {
      here.requireKeeper("export this room");
    }
    here.requireAccount("export rooms");
    journal.note(here, "exported what was said in the room");
  }

  /** Hands over all messages in the order they were said, a part at a time. */
  public void all(Here here, Consumer<Message> each) {
    long after = 0;
    List<Message> part;
    do {
      part = store.after(here.id(), after, PART);
      part.forEach(each);
      after = part.isEmpty() ? after : part.getLast().number().value();
    } while (part.size() == PART);
  }
}
