package forge.live.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import forge.live.Frame;
import forge.live.LiveConnection;
import forge.live.LiveMode;
import forge.live.LiveSession;
import forge.live.Position;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One long poll: answers shortly after the first event, so that those which come together travel
 * together, or empty when its time is over.
 */
final class Poll implements LiveConnection {
  private static final long COLLECT_MILLIS = 300;
  private final AsyncResponse response;
  private final List<String> frames = new ArrayList<>();
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile @Nullable LiveSession client;

  Poll(AsyncResponse response, long seconds) {
    this.response = response;
    response.setTimeoutHandler(r -> answer());
    response.setTimeout(seconds, TimeUnit.SECONDS);
  }

  void of(LiveSession session) {
    client = session;
  }

  @Override
  public boolean send(Frame frame, Runnable later) {
    String text = frame.text();
    synchronized (frames) {
      frames.add(text);
    }
    if (!text.startsWith("{\"t\":\"hello\"") && !text.startsWith("{\"t\":\"ok\"")) {
      soon();
    }
    return true;
  }

  /** Answers in a moment. */
  void soon() {
    CompletableFuture.delayedExecutor(COLLECT_MILLIS, TimeUnit.MILLISECONDS).execute(this::answer);
  }

  @Override
  public void close(int code, String reason) {
    answer();
  }

  private void answer() {
    LiveSession here = client;
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    String since = here == null ? "{}" : since(here);
    String all;
    synchronized (frames) {
      all = String.join(",", frames);
    }
    response.resume("{\"frames\":[" + all + "],\"since\":" + since + "}");
    if (here != null) {
      here.closed();
    }
  }

  private static String since(LiveSession session) {
    var places = new ArrayList<String>();
    session
        .positions()
        .forEach(
            (stream, at) ->
                places.add("\"" + stream + "\":{\"e\":\"" + at.e() + "\",\"q\":" + at.q() + "}"));
    return "{" + String.join(",", places) + "}";
  }

  /**
   * What a client asks: where it is in each stream (null: at its head), and how long it waits.
   *
   * @param here the streams in which it is shown to others as being here
   * @param badge the streams of which it wants to know only that something happened
   */
  record Request(
      @Nullable Map<String, @Nullable Position> since,
      @JsonProperty("wait") @Nullable Integer seconds,
      @Nullable List<String> here,
      @Nullable List<String> badge) {

    LiveMode mode(String stream) {
      if (badge != null && badge.contains(stream)) {
        return LiveMode.BADGE;
      }
      return here != null && here.contains(stream) ? LiveMode.HERE : LiveMode.FULL;
    }
  }
}
