package forge.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.bson.RawBsonDocument;

/**
 * Counts the commands sent to the database by the current thread, so that a page can be held to its
 * budget. The synchronous driver calls its listeners on the thread that asked.
 */
public final class DatabaseCalls implements CommandListener {
  private static final Set<String> HOUSEKEEPING =
      Set.of("hello", "isMaster", "ping", "saslStart", "saslContinue", "endSessions");

  /** Threads that nobody asks, such as those of jobs, live as long as the node does. */
  private static final int MOST = 1_000;

  private static final ThreadLocal<List<String>> CALLS = ThreadLocal.withInitial(ArrayList::new);
  private static final ThreadLocal<LongAdder> BYTES = ThreadLocal.withInitial(LongAdder::new);

  @Override
  public void commandStarted(CommandStartedEvent event) {
    List<String> calls = CALLS.get();
    if (calls.size() < MOST && !HOUSEKEEPING.contains(event.getCommandName())) {
      calls.add(event.getCommandName() + " " + target(event));
    }
  }

  /** What came back is counted in bytes; the driver hands it over as it came. */
  @Override
  public void commandSucceeded(CommandSucceededEvent event) {
    if (event.getResponse() instanceof RawBsonDocument raw) {
      BYTES.get().add(raw.getByteBuffer().remaining());
    }
  }

  private static String target(CommandStartedEvent event) {
    var value = event.getCommand().get(event.getCommandName());
    return value != null && value.isString() ? value.asString().getValue() : "";
  }

  /** Forgets what this thread has sent so far. */
  public static void reset() {
    CALLS.get().clear();
    BYTES.get().reset();
  }

  /** What this thread has sent since the last reset, such as "find tickets"; so much at most. */
  public static List<String> made() {
    return List.copyOf(CALLS.get());
  }

  /** How many bytes of answers this thread has read since the last reset. */
  public static long bytes() {
    return BYTES.get().sum();
  }
}
