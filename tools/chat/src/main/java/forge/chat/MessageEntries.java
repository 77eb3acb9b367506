package forge.chat;

import forge.access.ReadTokens;
import forge.artifact.Readers;
import forge.search.Language;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.SolrInputDocument;

/** What the index of messages keeps: messages, the titles of topics, and a gate for each room. */
final class MessageEntries {
  private static final String ADMIN = "admin";

  private MessageEntries() {}

  static String id(RoomId room, MessageNumber number) {
    return room + "!" + number;
  }

  private static SolrInputDocument entry(String kind, RoomId room, String key) {
    var entry = new SolrInputDocument();
    entry.setField("id", room + "!" + key);
    entry.setField("kind", kind);
    entry.setField("mount", room.value());
    return entry;
  }

  private static String topic(RoomId room, TopicNumber number) {
    return room + "/" + number;
  }

  /**
   * One message.
   *
   * @param text its words without marks
   */
  static SolrInputDocument message(Message message, String text) {
    var entry = entry("message", message.room(), message.number().toString());
    entry.setField("turn", message.turn());
    entry.setField("author", message.author().id().value());
    entry.setField("at", Date.from(message.saidAt()));
    if (message.topic() != null) {
      entry.setField("topic", topic(message.room(), message.topic().number()));
    }
    entry.setField("has", MessageParts.of(message).stream().map(MessageParts::key).toList());
    Language.likely(text).forEach(language -> entry.setField(language.field(), text));
    return entry;
  }

  /** What a topic is called, so that renaming it changes one entry. */
  static SolrInputDocument topic(Topic topic) {
    var entry = entry("topic", topic.room(), ChatCards.TOPIC + topic.number());
    entry.setField("topic", topic(topic.room(), topic.number()));
    Language.likely(topic.title())
        .forEach(language -> entry.setField(language.field(), topic.title()));
    return entry;
  }

  static String topicId(RoomId room, TopicNumber topic) {
    return room + "!" + ChatCards.TOPIC + topic;
  }

  /** Who may read what is said in the room of a mount, or about an artifact there. */
  static SolrInputDocument gate(RoomId room, Readers readers) {
    var mount = new TreeSet<>(readers.mount());
    var artifact = new TreeSet<>(readers.artifact());
    mount.add(ADMIN);
    artifact.add(ADMIN);
    return gate(room, mount, artifact, readers.denied());
  }

  /** The same of a room outside projects: administrators have no way in of their own. */
  static SolrInputDocument gate(Room room) {
    Set<String> readers =
        switch (room.rule()) {
          case RoomRule.OfPeople few -> words(few);
          case RoomRule.OfMembers members -> Set.of(seat(room.id()));
          default -> Set.of(ReadTokens.PUBLIC);
        };
    return gate(room.id(), readers, Set.of(ReadTokens.PUBLIC), Set.of());
  }

  private static Set<String> words(RoomRule.OfPeople few) {
    var words = new TreeSet<String>();
    few.people().forEach(user -> words.add(ReadTokens.user(user)));
    return words;
  }

  private static SolrInputDocument gate(
      RoomId room, Set<String> mount, Set<String> artifact, Set<String> denied) {
    var gate = entry("gate", room, "");
    gate.setField("read_roles", mount);
    gate.setField("readers", artifact);
    gate.setField("denied", denied);
    return gate;
  }

  /** The word of those who belong to a room. */
  static String seat(RoomId room) {
    return "seat:" + room;
  }

  /** The words somebody holds beside those of their projects. */
  static Set<String> held(boolean admin, List<Seat> seats) {
    var held = new TreeSet<String>();
    seats.stream().filter(Seat::member).forEach(seat -> held.add(seat(seat.room())));
    if (admin) {
      held.add(ADMIN);
    }
    return held;
  }
}
