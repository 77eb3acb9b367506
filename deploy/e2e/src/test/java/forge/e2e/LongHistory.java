package forge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import org.bson.Document;

/**
 * Very many messages of a room, copies of one that was really said with words of their own, put
 * straight into the database and the search index.
 */
final class LongHistory {
  private static final int BATCH = 5_000;
  private static final int WORDS = 5_000;
  private static final int WORDS_EACH = 12;
  private static final JsonMapper JSON = new JsonMapper();

  private final BenchRoom room;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Random chance = new Random(11);

  LongHistory(BenchRoom room) {
    this.room = room;
  }

  /** A word that some messages say: the lower the number the more. */
  static String word(int number) {
    return "w" + Integer.toString(number + 1_000, 36) + "x";
  }

  /** So many messages after the first, in both stores. */
  void fill(long first, int messages) throws Exception {
    MongoCollection<Document> log = room.database().getCollection("chat_messages");
    Document said =
        Objects.requireNonNull(
            log.find(
                    Filters.and(
                        Filters.eq("room", room.id()),
                        Filters.eq("kind", "msg"),
                        Filters.eq("n", first)))
                .first());
    said.remove("nonce");
    said.remove("pending");
    said.remove("unsent");
    var index = new Index();
    var batch = new ArrayList<Document>();
    ArrayNode entries = JSON.createArrayNode();
    for (long i = 1; i <= messages; i++) {
      long n = first + i;
      String text = text();
      batch.add(copy(said, said.getLong("q") + i, n, text));
      entries.add(index.entry(n, text));
      if (batch.size() == BATCH || i == messages) {
        log.insertMany(batch);
        index.add(entries);
        batch.clear();
        entries.removeAll();
      }
    }
    room.database()
        .getCollection("chat_rooms")
        .updateOne(Filters.eq("_id", room.id()), Updates.set("n", first + messages));
    index.commit();
  }

  private Document copy(Document said, long q, long n, String text) {
    return new Document(said)
        .append("_id", room.id() + "/" + q)
        .append("q", q)
        .append("n", n)
        .append("text", text);
  }

  private String text() {
    var text = new StringBuilder("water flows downhill");
    for (int i = 0; i < WORDS_EACH; i++) {
      double rare = chance.nextDouble();
      text.append(' ').append(word((int) (rare * rare * WORDS)));
    }
    return text.toString();
  }

  /** The search index, by its own interface. */
  private final class Index {
    private final String collection;
    private final ObjectNode model;

    Index() throws IOException, InterruptedException {
      collection = collection();
      String query = "/" + collection + "/select?q=type:message&rows=1";
      Patience.until(
          "the first message is in the index",
          () -> solr(query).path("response").path("docs").size() == 1);
      JsonNode found = solr(query + "&facet=true&facet.mincount=1&facet.field=read_roles");
      model = (ObjectNode) found.path("response").path("docs").path(0);
      model.remove("_version_");
      ArrayNode roles = model.putArray("read_roles");
      BiConsumer<JsonNode, ArrayNode> names =
          (counts, into) -> {
            for (int i = 0; i < counts.size(); i += 2) {
              into.add(counts.path(i).asText());
            }
          };
      names.accept(found.path("facet_counts").path("facet_fields").path("read_roles"), roles);
    }

    private String collection() throws IOException, InterruptedException {
      for (JsonNode name : solr("/admin/collections?action=LIST").path("collections")) {
        if (name.asText().startsWith("forge-")) {
          return name.asText();
        }
      }
      throw new IOException("Solr has no collection of the forge");
    }

    ObjectNode entry(long n, String text) {
      String artifact = Long.toString(n);
      ObjectNode entry = model.deepCopy();
      entry.put("id", model.path("id").asText().replaceAll("/[^/]*$", "/" + artifact));
      entry.put("artifact", artifact).put("key", artifact);
      entry.put("url", model.path("url").asText().replaceAll("[0-9]+$", artifact));
      entry.put("text_en", text);
      return entry;
    }

    void add(ArrayNode entries) throws IOException, InterruptedException {
      post("/" + collection + "/update", entries.toString());
    }

    void commit() throws IOException, InterruptedException {
      post("/" + collection + "/update?commit=true", "[]");
    }

    private void post(String path, String body) throws IOException, InterruptedException {
      var answer =
          http.send(
              request(path)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("Solr answered " + answer.statusCode() + ": " + answer.body());
      }
    }

    private JsonNode solr(String path) throws IOException, InterruptedException {
      return JSON.readTree(http.send(request(path).build(), BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(
          URI.create(room.forge().environment().get("FORGE_SOLR_URL") + path));
    }
  }
}
