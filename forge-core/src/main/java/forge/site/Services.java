package forge.site;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Which of the services behind this forge answer, looked at every two seconds so that no page waits
 * to find out.
 */
public final class Services implements AutoCloseable {

  /**
   * A service behind the forge.
   *
   * @param away what a page says while it does not answer
   * @param needed whether the forge can do nothing without it
   */
  public record Service(String name, String away, boolean needed, BooleanSupplier answers) {}

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final List<Service> services;
  private final Map<String, Boolean> up = new ConcurrentHashMap<>();
  private final Timer watch = new Timer("services", true);

  public Services(List<Service> services) {
    this.services = List.copyOf(services);
    this.services.forEach(s -> up.put(s.name(), true));
  }

  public void start() {
    var task =
        new TimerTask() {
          @Override
          public void run() {
            look();
          }
        };
    watch.schedule(task, 0, EVERY.toMillis());
  }

  /** Asks every service now. */
  public void look() {
    services.forEach(s -> up.put(s.name(), answers(s)));
  }

  private static boolean answers(Service service) {
    try {
      return service.answers().getAsBoolean();
    } catch (RuntimeException away) {
      return false;
    }
  }

  /** What pages say while something is away. */
  public List<String> degraded() {
    return services.stream()
        .filter(s -> !up.getOrDefault(s.name(), true))
        .map(Service::away)
        .toList();
  }

  public boolean ready() {
    return services.stream()
        .filter(Service::needed)
        .allMatch(s -> up.getOrDefault(s.name(), false));
  }

  /** Each service by name, and whether it answers. */
  public Map<String, Boolean> states() {
    var states = new LinkedHashMap<String, Boolean>();
    services.forEach(s -> states.put(s.name(), up.getOrDefault(s.name(), false)));
    return states;
  }

  @Override
  public void close() {
    watch.cancel();
  }
}
