package forge.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frames a server sends, apart from events, which are encoded by {@link Item}. */
sealed interface Sent {

  /** The first frame: what the server is ready for. */
  record Hello(String t, String sid, int hb, @Nullable String user, Limits limits)
      implements Sent {}

  /** What a client has to keep to. */
  record Limits(int frame, int rate) {}

  /** A command has been done. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ok(
      String t,
      @Nullable Long re,
      @Nullable String s,
      @Nullable String e,
      @Nullable Long q,
      @Nullable List<String> online)
      implements Sent {}

  /** A command has not been done, or a stream is no longer heard. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Err(String t, @Nullable Long re, @Nullable String s, String code, @Nullable Integer retry)
      implements Sent {}

  /** Too much was missed: fetch the page anew, events after {@code q} follow. */
  record Reset(String t, String s, String e, long q) implements Sent {}

  /**
   * Where a stream is that is heard in mode {@code badge}.
   *
   * @param head the number of its last event
   * @param k how many events of each kind were told since the badge before
   */
  record Badge(String s, long head, Map<String, Integer> k) {}

  /**
   * The server is about to go: connect again after a random part of {@code jitter}.
   *
   * @param after how many milliseconds to wait at least
   */
  record Bye(String t, String code, long after, long jitter) implements Sent {}

  /** An answer to a ping. */
  record Pong(String t) implements Sent {}

  static Hello hello(String sid, @Nullable String user) {
    return new Hello(
        "hello",
        sid,
        LiveSession.HEARTBEAT_SECONDS,
        user,
        new Limits(LiveSession.FRAME_LIMIT, Rate.PER_SECOND));
  }

  static Ok ok(@Nullable Long re, String stream, Position at) {
    return new Ok("ok", re, stream, at.e(), at.q(), null);
  }

  static Ok ok(@Nullable Long re) {
    return new Ok("ok", re, null, null, null, null);
  }

  static Ok online(@Nullable Long re, List<String> users) {
    return new Ok("ok", re, null, null, null, users);
  }

  static Err err(@Nullable Long re, @Nullable String stream, String code) {
    return new Err("err", re, stream, code, null);
  }

  static Err slower(@Nullable Long re) {
    return new Err("err", re, null, "rate", 1);
  }

  static Reset reset(String stream, Position to) {
    return new Reset("reset", stream, to.e(), to.q());
  }

  static Bye drain(long after, long jitter) {
    return new Bye("bye", "drain", after, jitter);
  }

  static Pong pong() {
    return new Pong("pong");
  }
}
