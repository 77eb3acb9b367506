package forge.live.web;

import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the timers of WebSockets to a plain pool.
 *
 * <p>Tyrus sets a time-out anew at every frame, in or out, whether one is wanted or not. Where the
 * server has a managed scheduler it takes that, and Payara's looks for context providers on the
 * whole class path each time: 1.8 ms of CPU for every frame. Payara needs the scheduler itself, so
 * it cannot be switched off, and Tyrus offers no setting for it: the field that holds it is set.
 */
final class SocketTimers {
  private static final Logger LOG = LoggerFactory.getLogger(SocketTimers.class);
  private static final String MANAGED = "managedScheduledExecutorService";

  private SocketTimers() {}

  /** To be called before the first socket opens. Other servers are left as they are. */
  static void leaveToPlainPool(ServerContainer container) {
    for (Class<?> type = container.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals("org.glassfish.tyrus.core.BaseContainer")) {
        exchange(type, container);
      }
    }
  }

  private static ScheduledExecutorService plainPool() {
    var pool =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("socket-timers").factory());
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  private static void exchange(Class<?> type, ServerContainer container) {
    try {
      Field managed = type.getDeclaredField(MANAGED);
      managed.setAccessible(true);
      managed.set(container, plainPool());
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("Frames of WebSockets stay expensive: Tyrus keeps its managed scheduler.", e);
    }
  }
}
