package forge.artifact;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import forge.project.Mount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** Keeps in the documents of artifacts what their cards say, a batch of cards at a time. */
final class CardStore {
  private static final int MOST_OWNERS = 4_000;

  private final MongoCollection<Document> artifacts;

  CardStore(MongoCollection<Document> artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * What is to be kept of one artifact.
   *
   * @param words the names it answers to, and those it mentions
   * @param stamp what the search index has to be told with
   */
  record Entry(String id, Card card, Readers readers, Set<String> words, String stamp) {}

  /** Keeps what cards of a mount say. */
  void describe(Mount mount, List<Entry> entries, Collection<String> said) {
    artifacts.bulkWrite(
        entries.stream().map(entry -> description(mount, entry, said)).toList(),
        new BulkWriteOptions().ordered(false));
  }

  private static UpdateOneModel<Document> description(
      Mount mount, Entry entry, Collection<String> said) {
    Card card = entry.card();
    return new UpdateOneModel<>(
        eq("_id", entry.id()),
        combine(
            ArtifactStore.place(mount, card.artifact()),
            set("type", card.type()),
            set("key", card.keys().isEmpty() ? card.artifact() : card.keys().getFirst()),
            set("title", card.title()),
            set("page", card.page()),
            set("state", card.state()),
            set("author", card.author().value()),
            set("mountReaders", List.copyOf(entry.readers().mount())),
            set("readers", List.copyOf(entry.readers().artifact())),
            set("modified", Date.from(card.modified())),
            set("words", List.copyOf(entry.words())),
            addEachToSet("said", List.copyOf(said)),
            set("dirty", entry.stamp()),
            unset("gone")),
        new UpdateOptions().upsert(true));
  }

  /** The ids of the artifacts that answer to each of these names. */
  Map<String, Set<String>> owners(Collection<String> names) {
    var owners = new HashMap<String, Set<String>>();
    if (!names.isEmpty()) {
      artifacts
          .find(in("words", names))
          .projection(include("words"))
          .limit(MOST_OWNERS)
          .forEach(
              d ->
                  d.getList("words", String.class, List.of()).stream()
                      .filter(names::contains)
                      .forEach(
                          name ->
                              owners
                                  .computeIfAbsent(name, n -> new HashSet<>())
                                  .add(d.getString("_id"))));
    }
    return owners;
  }

  /** The names mentioned in what was said about each of these artifacts. */
  Map<String, List<String>> said(Collection<String> ids) {
    var said = new HashMap<String, List<String>>();
    artifacts
        .find(in("_id", ids))
        .projection(include("said"))
        .forEach(d -> said.put(d.getString("_id"), d.getList("said", String.class, List.of())));
    return said;
  }

  /**
   * Tells everything that mentions one of these names whose name it is.
   *
   * @param ids of the artifacts that answer to a name
   */
  void introduce(Map<String, Set<String>> ids) {
    var links = new ArrayList<UpdateOneModel<Document>>();
    artifacts
        .find(in("words", ArtifactStore.mentions(ids.keySet())))
        .projection(include("words"))
        .forEach(d -> links.addAll(links(d, ids)));
    if (!links.isEmpty()) {
      artifacts.bulkWrite(links, new BulkWriteOptions().ordered(false));
    }
  }

  private static List<UpdateOneModel<Document>> links(Document d, Map<String, Set<String>> ids) {
    String self = d.getString("_id");
    return d.getList("words", String.class, List.of()).stream()
        .filter(word -> word.startsWith(ArtifactStore.MENTION))
        .flatMap(word -> ids.getOrDefault(word.substring(1), Set.of()).stream())
        .filter(id -> !id.equals(self))
        .distinct()
        .map(
            id ->
                new UpdateOneModel<Document>(
                    eq("_id", self), addToSet("words", ArtifactStore.MENTION + id)))
        .toList();
  }
}
