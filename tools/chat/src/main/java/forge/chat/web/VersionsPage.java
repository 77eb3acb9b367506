package forge.chat.web;

import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageStore.Version;
import forge.chat.Room;
import forge.web.View;
import java.util.List;

/** What a message said before it was changed, and what it says now. */
public record VersionsPage(
    Room room, String label, Message message, List<Version> versions, String page) implements View {
  static VersionsPage of(Here here, Message message, List<Version> versions) {
    return new VersionsPage(
        here.room(), here.label(), message, versions, here.room().page("m", message.number()));
  }
}
