package forge.live;

import java.util.List;

/**
 * Streams whose numbers and log are kept by the tool that owns them.
 *
 * <p>Numbers have no gaps. The tool keeps an event first and then calls {@link Live#announce}; when
 * that call is lost, the log is read.
 */
public interface LiveSource {

  /** Where the stream is now. */
  Position position(String stream);

  /** The events after {@code q}, in order and without gaps, at most {@code limit}. */
  List<LiveEvent> since(String stream, long q, int limit);
}
