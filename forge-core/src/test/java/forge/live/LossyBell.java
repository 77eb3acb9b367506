package forge.live;

import forge.bell.Doorbell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A bell between nodes of one test that rings at once, unless it is told to lose what it is given.
 */
final class LossyBell implements Doorbell {
  private final List<Consumer<String>> listeners = new ArrayList<>();
  private boolean losing;

  void loses(boolean now) {
    losing = now;
  }

  @Override
  public void ring(String topic, String message) {
    if (!losing) {
      listeners.forEach(l -> l.accept(message));
    }
  }

  @Override
  public void hear(String topic, Consumer<String> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {}
}
