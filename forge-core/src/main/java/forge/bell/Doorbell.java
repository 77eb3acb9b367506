package forge.bell;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Short messages to every node of this forge, this one included, within milliseconds and at most
 * once: hints that something durable is there to be read. Whoever relies on one also polls.
 */
public interface Doorbell extends AutoCloseable {

  /** Rings at every node; never blocks long and never throws when the broker is away. */
  void ring(String topic, String message);

  /** Hears a topic until this forge ends. Listeners must be quick. */
  void hear(String topic, Consumer<String> listener);

  /** Whether rings reach the other nodes just now. */
  default boolean connected() {
    return true;
  }

  /** The doorbell for these settings: over a broker where one is named, else in this process. */
  static Doorbell open(@Nullable String rabbitmq) {
    return rabbitmq == null ? new LocalDoorbell() : new RabbitDoorbell(rabbitmq);
  }

  @Override
  void close();
}
