package forge.chat;

import forge.artifact.Artifacts;
import forge.search.SearchCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.solr.common.SolrInputDocument;

/** Keeps the index of messages like the rooms. Whatever it does may be repeated. */
record MessageIndexing(SearchCollection collection, TopicStore topics, Artifacts artifacts) {

  boolean configured() {
    return collection.configured();
  }

  /** What the index is called that is filled now. */
  String name() {
    return collection.name();
  }

  /** Makes the index unless it is there; answers whether it had to be made. */
  boolean prepare() {
    boolean made = collection.prepare();
    if (made) {
      collection.dropOthers();
    }
    return made;
  }

  /** Says who may read rooms. */
  void admit(List<SolrInputDocument> gates) {
    collection.add(gates);
  }

  /** Forgets a room that is gone. */
  void forget(RoomId room) {
    collection.deleteMatching("mount:\"" + room + "\"");
  }

  /** Tells of messages and topics as they are now, and who may read them. */
  void hear(Stretch stretch, SolrInputDocument gate) {
    var entries = new ArrayList<>(List.of(gate));
    var topical = new TreeSet<>(stretch.topics());
    for (Message message : stretch.messages()) {
      if (found(message)) {
        entries.add(MessageEntries.message(message, artifacts.plain(message.words())));
        if (message.topic() != null) {
          topical.add(message.topic().number().value());
        }
      }
    }
    List<String> gone =
        stretch.without(MessageIndexing::found).stream()
            .map(number -> MessageEntries.id(stretch.room(), number))
            .collect(Collectors.toCollection(ArrayList::new));
    for (long number : topical) {
      var topic = new TopicNumber(number);
      topics
          .find(stretch.room(), topic)
          .ifPresentOrElse(
              found -> entries.add(MessageEntries.topic(found)),
              () -> gone.add(MessageEntries.topicId(stretch.room(), topic)));
    }
    collection.add(entries);
    collection.delete(gone);
  }

  private static boolean found(Message message) {
    return !message.deleted() && !message.hidden();
  }
}
