package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pullAll;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import forge.chat.MessageStore.Version;
import forge.event.Event;
import forge.event.Outbox;
import forge.live.LiveEvent;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Changes messages that are kept: their texts, their reactions, whether they are to be seen. */
final class MessageChanges {
  private final MongoCollection<Document> log;
  private final Untold untold;

  MessageChanges(MongoCollection<Document> log, Untold untold) {
    this.log = log;
    this.untold = untold;
  }

  /**
   * Keeps another text beside the one there was, and whom it calls; empty when the message has been
   * changed or deleted meanwhile.
   */
  Optional<Message> edit(Message message, NewMessage wish, Instant at, @Nullable Event event) {
    var edited =
        update(
            message,
            eq("text", message.text()),
            telling(
                event,
                set("text", wish.text()),
                set("mentions", MessageDocument.names(wish.mentioned())),
                set("circles", wish.circles()),
                set("edited", Date.from(at)),
                push("edits", MessageDocument.version(message)),
                inc("changes", 1)));
    untold.kept();
    return edited;
  }

  /** What a message said before it was changed, the oldest first. */
  List<Version> versions(RoomId room, MessageNumber number) {
    Document found =
        log.find(MessageStore.messages(room, eq("n", number.value())))
            .projection(include("edits"))
            .first();
    return found == null
        ? List.of()
        : found.getList("edits", Document.class, List.of()).stream()
            .map(MessageDocument::version)
            .toList();
  }

  /** Puts a message under a topic, or under none. */
  Optional<Message> file(Message message, @Nullable TopicName topic) {
    return update(
        message,
        topic == null
            ? combine(unset("topic"), unset("title"))
            : combine(set("topic", topic.number().value()), set("title", topic.title())));
  }

  /** Leaves a tombstone: nothing of what was said is kept, not even in the stream. */
  Optional<Message> delete(Message message, UserId by, Instant at, @Nullable Event event) {
    var gone = new News.Deleted(message.number().value(), by.value());
    String blank = LiveEvent.of("", 0, "", MessageDocument.blank(message)).json();
    var deleted =
        update(
            message,
            telling(
                event,
                set("gone", Date.from(at)),
                set("goneBy", by.value()),
                set("text", ""),
                set("mentions", List.of()),
                unset("circles"),
                set("json", blank),
                unset("reactions"),
                unset("edits"),
                unset("hidden")));
    untold.kept();
    if (deleted.isPresent()) {
      log.updateMany(
          and(eq("room", message.room().value()), eq("of", message.number().value())),
          combine(set("kind", gone.kind()), set("json", LiveEvent.of("", 0, "", gone).json())));
    }
    return deleted;
  }

  /** Takes a message out of sight until somebody has looked; its words stay here alone. */
  Optional<Message> hide(Message message) {
    var hidden =
        update(
            message,
            combine(
                set("hidden", true),
                set("json", LiveEvent.of("", 0, "", MessageDocument.blank(message)).json())));
    if (hidden.isPresent()) {
      var news = new News.Hidden(message.number().value());
      log.updateMany(
          and(eq("room", message.room().value()), eq("of", message.number().value())),
          combine(set("kind", news.kind()), set("json", LiveEvent.of("", 0, "", news).json())));
    }
    return hidden;
  }

  /** Shows a hidden message again. */
  Optional<Message> show(Message message, News.Said news) {
    return update(
        message, combine(unset("hidden"), set("json", LiveEvent.of("", 0, "", news).json())));
  }

  /** Puts reactions there or takes them away, all at once; no emoji may do both. */
  Optional<Message> react(Message message, List<Reactions.Wish> wishes) {
    var updates = new ArrayList<Bson>();
    Reactions.byEmoji(wishes, true)
        .forEach((emoji, people) -> updates.add(addEachToSet("reactions." + emoji, people)));
    Reactions.byEmoji(wishes, false)
        .forEach((emoji, people) -> updates.add(pullAll("reactions." + emoji, people)));
    return update(message, combine(updates));
  }

  private Optional<Message> update(Message message, Bson update) {
    return update(message, exists("room"), update);
  }

  private Optional<Message> update(Message message, Bson where, Bson update) {
    return Optional.ofNullable(
            log.findOneAndUpdate(
                and(
                    eq("_id", MessageDocument.id(message.room(), message.turn())),
                    exists("gone", false),
                    where),
                update,
                new FindOneAndUpdateOptions()
                    .projection(MessageStore.SHOWN)
                    .returnDocument(ReturnDocument.AFTER)))
        .map(MessageDocument::read);
  }

  private Bson telling(@Nullable Event event, Bson... updates) {
    var all = new ArrayList<>(List.of(updates));
    Event wanted = untold.wanted(event);
    if (wanted != null) {
      all.add(Outbox.push(wanted));
    }
    return combine(all);
  }
}
