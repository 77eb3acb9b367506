package forge.chat;

import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.event.Event;
import forge.project.Mount;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages and rooms as the rest of the forge knows them. */
final class ChatCards {
  /** How the names of topics begin among the artifacts of a room. */
  static final String TOPIC = "t";

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

  /** Search and activity hear of what belongs to projects. */
  static @Nullable Event event(Here here, String kind, Message message, Instant at) {
    return event(
        here,
        kind,
        message.number().toString(),
        message.author().name() + " in " + here.room().label(),
        here.room().page("m", message.number()),
        message.bot() ? UserId.FORGE : here.user().id(),
        at);
  }

  /** The same of a topic. */
  static @Nullable Event event(Here here, String kind, Topic topic, Instant at) {
    return event(
        here,
        kind,
        TOPIC + topic.number(),
        topic.title(),
        here.room().page("topics", topic.number()),
        here.user().id(),
        at);
  }

  private static @Nullable Event event(
      Here here, String kind, String artifact, String title, String page, UserId by, Instant at) {
    if (!(here.room().rule() instanceof RoomRule.OfMount)) {
      return null;
    }
    return Event.of(kind, Artifacts.subject(here.visit().mount(), artifact, title, page), by, at);
  }

  /** A topic with what was said first and what answers it. */
  static Card topic(Mount mount, Topic topic, List<Message> told) {
    return new Card(
        TOPIC + topic.number(),
        "topic",
        topic.title(),
        mount.page("topics", topic.number()).toString(),
        List.of(),
        told.stream().map(Message::text).collect(Collectors.joining("\n\n")),
        List.of(),
        topic.opener(),
        topic.answered() ? "closed" : "open",
        topic.openedAt(),
        topic.extent().at(),
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
