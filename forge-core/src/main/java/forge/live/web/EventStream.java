package forge.live.web;

import forge.live.Frame;
import forge.live.LiveConnection;
import forge.live.LiveSession;
import forge.live.Position;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events to one client. Each carries the positions of all streams as its id, so that a
 * browser that connects again goes on where it was.
 */
final class EventStream implements LiveConnection {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private final SseEventSink sink;
  private final Sse sse;
  private final Executor threads;
  private volatile @Nullable LiveSession client;

  /**
   * @param threads where writing may block
   */
  EventStream(SseEventSink sink, Sse sse, Executor threads) {
    this.sink = sink;
    this.sse = sse;
    this.threads = threads;
  }

  void of(LiveSession session) {
    client = session;
  }

  @Override
  public boolean send(Frame frame, Runnable later) {
    LiveSession here = client;
    var event =
        sse.newEventBuilder()
            .id(here == null ? "" : place(here.positions()))
            .mediaType(MediaType.APPLICATION_JSON_TYPE)
            .data(String.class, frame.text())
            .build();
    write(event, later);
    return false;
  }

  @Override
  public void keepAlive() {
    write(sse.newEventBuilder().comment("here").build(), () -> {});
  }

  private void write(OutboundSseEvent event, Runnable done) {
    threads.execute(
        () -> {
          try {
            sink.send(event)
                .whenComplete(
                    (sent, fault) -> {
                      if (fault == null) {
                        done.run();
                      } else {
                        gone();
                      }
                    });
          } catch (RuntimeException closed) {
            gone();
          }
        });
  }

  private void gone() {
    LiveSession here = client;
    if (here != null) {
      here.closed();
    }
    end();
  }

  @Override
  public void close(int code, String reason) {
    threads.execute(this::end);
  }

  private void end() {
    try {
      sink.close();
    } catch (RuntimeException gone) {
      LOG.debug("An event stream had ended already.", gone);
    }
  }

  /** Positions as they stand in addresses: {@code room:x@k3:1042,user:y@k3:88}. */
  static String place(Map<String, Position> positions) {
    return positions.entrySet().stream()
        .map(e -> e.getKey() + "@" + e.getValue())
        .collect(Collectors.joining(","));
  }
}
