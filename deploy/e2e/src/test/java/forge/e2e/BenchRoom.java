package forge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.launcher.Forge;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** A forge of its own with one room, for benchmarks, and people who talk there. */
final class BenchRoom implements AutoCloseable {
  /** What clients of IRC call the room. */
  static final String CHANNEL = "#bench/chat";

  private static final String ROOM = "/rest/p/bench/chat";
  private static final int TALKERS = 50;
  private final Forge forge;
  private final MongoClient mongo;
  private final String token;
  private final JsonNode room;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger turns = new AtomicInteger();
  private List<String> talkers = List.of();

  BenchRoom() throws Exception {
    this(Map.of());
  }

  BenchRoom(Map<String, String> settings) throws Exception {
    forge = Running.start(settings);
    mongo = MongoClients.create(mongoUri());
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    admin.form("/new", Map.of("name", "bench", "title", "Bench", "tool", "chat"));
    token = admin.accessToken();
    room = json(ROOM);
  }

  private String mongoUri() {
    return Objects.requireNonNull(forge.environment().get("FORGE_MONGODB_URI"));
  }

  Forge forge() {
    return forge;
  }

  /** The admin's, to read and write with. */
  String token() {
    return token;
  }

  String id() {
    return room.path("id").asText();
  }

  /** The live stream of the room. */
  String stream() {
    return room.path("stream").asText();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), forge.url().getPort());
  }

  /** The web server. */
  Figures server() {
    return new Figures(Objects.requireNonNull(forge.pids().get("payara")));
  }

  MongoDatabase database() {
    return mongo.getDatabase(mongoUri().replaceAll("^.*/([^/?]+)(\\?.*)?$", "$1"));
  }

  /** What a program with the admin's rights reads at an address. */
  JsonNode json(String path) throws IOException, InterruptedException {
    var request = request(path, token).header("Accept", "application/json").build();
    return new JsonMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  JsonNode messages(String query) throws IOException, InterruptedException {
    return json(ROOM + "/messages" + query);
  }

  /** Says something once, however often it has to be sent, and answers its number. */
  long say(String text, String nonce) throws IOException, InterruptedException {
    return say(token, text, nonce);
  }

  private long say(String who, String text, String nonce) throws IOException, InterruptedException {
    var answer =
        http.send(
            request(ROOM + "/messages", who)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"text\": \"" + text + "\", \"nonce\": \"" + nonce + "\"}"))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("a message was answered by " + answer.statusCode());
    }
    return new JsonMapper().readTree(answer.body()).path("id").asLong();
  }

  long say(String text) throws IOException, InterruptedException {
    return say(text, UUID.randomUUID().toString());
  }

  /**
   * Has fifty people talk until what takes a message is compiled, as it is in a server that has run
   * for an hour.
   */
  void warm(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      talk("warm " + i);
    }
  }

  /**
   * Has one of fifty people say something, who take turns: rooms hold back whoever says more than
   * five messages a second.
   */
  void talk(String text) throws IOException, InterruptedException {
    if (talkers.isEmpty()) {
      talkers = people("talker", TALKERS);
    }
    String one = talkers.get(turns.getAndIncrement() % TALKERS);
    say(one, text, UUID.randomUUID().toString());
  }

  /** Sends a POST without or with a body of JSON. */
  void post(String path, String body) throws IOException, InterruptedException {
    var answer =
        http.send(
            request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + " was answered by " + answer.statusCode());
    }
  }

  void read(long upTo) throws IOException, InterruptedException {
    post(ROOM + "/read", "{\"id\": " + upTo + "}");
  }

  /** Puts a reaction under a message or takes it away. */
  CompletableFuture<HttpResponse<String>> react(
      String who, long message, String emoji, boolean on) {
    var request = request(ROOM + "/messages/" + message + "/reactions/" + emoji, who);
    return http.sendAsync(
        (on ? request.PUT(BodyPublishers.noBody()) : request.DELETE()).build(),
        BodyHandlers.ofString());
  }

  /** The tokens of so many more people, who are put straight into the store. */
  List<String> people(int many) {
    return people("person", many);
  }

  private List<String> people(String kind, int many) {
    var tokens = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      String name = kind + i;
      String secret = "%040x".formatted(new BigInteger(1, name.getBytes(StandardCharsets.UTF_8)));
      copy(
          "accounts",
          new Document("_id", "admin"),
          new Document("_id", name).append("displayName", name).append("admin", false));
      copy(
          "tokens",
          new Document("user", "admin"),
          new Document("_id", name).append("user", name).append("hash", hash(secret)));
      tokens.add(secret);
    }
    return tokens;
  }

  private static String hash(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void copy(String collection, Document model, Document differing) {
    MongoCollection<Document> all = database().getCollection(collection);
    var copy = new Document(Objects.requireNonNull(all.find(model).first()));
    copy.remove("confirmedEmail");
    copy.putAll(differing);
    all.insertOne(copy);
  }

  private HttpRequest.Builder request(String path, String who) {
    return HttpRequest.newBuilder(URI.create(forge.url() + path))
        .header("Authorization", "Bearer " + who);
  }

  /** How many live connections the server counts. */
  long connections() throws IOException, InterruptedException {
    var metrics =
        http.send(
            HttpRequest.newBuilder(URI.create(forge.url() + "/metrics")).build(),
            BodyHandlers.ofString());
    return metrics
        .body()
        .lines()
        .filter(line -> line.startsWith("forge_live_connections "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new IOException("no count of connections: " + metrics.statusCode()));
  }

  @Override
  public void close() {
    mongo.close();
    forge.close();
    http.close();
  }
}
