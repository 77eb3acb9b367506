package forge.chat;

import forge.artifact.Card;
import forge.project.Mount;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Messages and rooms as the rest of the forge knows them. */
final class ChatCards {
  private ChatCards() {}

  static Card message(Mount mount, Message message) {
    Instant changed = message.fate().editedAt();
    return new Card(
        message.number().toString(),
        "message",
        message.author().name() + " in " + mount.label(),
        mount.page("m", message.number()).toString(),
        List.of(),
        message.text(),
        List.of(),
        message.author().id(),
        null,
        message.saidAt(),
        changed == null ? message.saidAt() : changed,
        Set.of());
  }

  /** The room about an artifact, which mentions it and so is related to it. */
  static Card room(Room room, String key, Card about, Instant now) {
    return new Card(
        room.id().value(),
        "room",
        "Talk about " + about.title(),
        room.page(),
        List.of(),
        "[" + key + "]",
        List.of(),
        about.author(),
        null,
        now,
        now,
        about.readers());
  }
}
