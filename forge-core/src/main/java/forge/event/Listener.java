package forge.event;

/**
 * Reacts to events, after the change is kept and at least once, so it must bear repetition. What it
 * throws means that it is told again later.
 */
@FunctionalInterface
public interface Listener {
  void on(Event event) throws Exception;
}
