package forge.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client of {@code forge.live.v1} over a WebSocket that hears one stream, notes what comes, and
 * when it is cut off goes on at another node from the last number it had.
 */
final class Hearing implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /** What RFC 6455 calls the end of a connection without a word. */
  static final int LOST = 1006;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String stream;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> cut = new CompletableFuture<>();
  private final CompletableFuture<JsonNode> farewell = new CompletableFuture<>();
  private volatile @Nullable WebSocket socket;
  private volatile CompletableFuture<Void> seated = new CompletableFuture<>();
  private volatile String epoch;
  private volatile long last;

  /** A client that has seen the stream up to a position such as {@code k3:1042}. */
  Hearing(String stream, String position) {
    this.stream = stream;
    int colon = position.lastIndexOf(':');
    this.epoch = position.substring(0, colon);
    this.last = Long.parseLong(position.substring(colon + 1));
  }

  /** Connects to a node and returns once it is seated there. */
  Hearing at(URI node) throws Exception {
    seated = new CompletableFuture<>();
    socket =
        client
            .newWebSocketBuilder()
            .subprotocols("forge.live.v1")
            .buildAsync(URI.create("ws://" + node.getAuthority() + "/live/v1"), new Ear())
            .get(1, TimeUnit.MINUTES);
    send(
        "{\"t\":\"sub\",\"id\":1,\"s\":\"%s\",\"since\":{\"e\":\"%s\",\"q\":%d}}"
            .formatted(stream, epoch, last));
    seated.get(1, TimeUnit.MINUTES);
    return this;
  }

  private void send(String frame) {
    WebSocket open = socket;
    if (open != null) {
      open.sendText(frame, true).join();
    }
  }

  /** Ends when the connection is lost, with the code that the server gave for it. */
  CompletableFuture<Integer> cut() {
    return cut;
  }

  /** What the server says when it asks to come back elsewhere. */
  CompletableFuture<JsonNode> farewell() {
    return farewell;
  }

  /** The texts of the messages heard, as their HTML, in the order they came. */
  String heard() {
    return events.stream().map(e -> e.path("d").toString()).collect(Collectors.joining("\n"));
  }

  /** The numbers of the events heard, in the order they came. */
  List<Long> numbers() {
    return events.stream().map(e -> e.path("q").asLong()).toList();
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    client.close();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
      part.append(data);
      if (whole) {
        take(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void take(String text) {
      try {
        JsonNode frame = JSON.readTree(text);
        switch (frame.path("t").asText()) {
          case "ok" -> seated.complete(null);
          case "err" -> seated.completeExceptionally(new IllegalStateException(text));
          case "bye" -> farewell.complete(frame);
          case "ev" -> frame.path("b").forEach(this::note);
          default -> {}
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(text, e);
      }
    }

    private void note(JsonNode event) {
      last = event.path("q").asLong();
      events.add(event);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      cut.complete(code);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      cut.complete(LOST);
    }
  }
}
