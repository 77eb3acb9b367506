package forge.web;

import forge.store.DatabaseCalls;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Measures every request: how long, how it ended, how many database calls, by what answered it. */
@PreMatching
@Priority(1)
public final class Measures implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String STARTED = "forge.started";
  private static final double[] BOUNDS = {0.001, 0.005, 0.02, 0.1, 0.5, 2, 10};

  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  @Context private @Nullable ResourceInfo resource;

  /** What was measured of the requests answered in one place. */
  private static final class Route {
    final LongAdder count = new LongAdder();
    final LongAdder nanos = new LongAdder();
    final LongAdder calls = new LongAdder();
    final LongAdder[] buckets = new LongAdder[BOUNDS.length];
    final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    Route() {
      java.util.Arrays.setAll(buckets, i -> new LongAdder());
    }

    void add(long took, int databaseCalls, int status) {
      count.increment();
      nanos.add(took);
      calls.add(databaseCalls);
      for (int i = 0; i < BOUNDS.length; i++) {
        if (took <= BOUNDS[i] * 1e9) {
          buckets[i].increment();
        }
      }
      statuses.computeIfAbsent(status / 100, s -> new LongAdder()).increment();
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(STARTED, begin());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(STARTED) instanceof Long started) {
      answered(name(), started, response.getStatus())
          .forEach(timing -> response.getHeaders().add("Server-Timing", timing));
    }
  }

  /** Begins to measure what this thread answers, and tells the time. */
  public static long begin() {
    DatabaseCalls.reset();
    return System.nanoTime();
  }

  /**
   * Notes an answer.
   *
   * @return what is said of it in the header {@code Server-Timing}
   */
  public List<String> answered(String by, long started, int status) {
    var calls = DatabaseCalls.made();
    routes
        .computeIfAbsent(by, n -> new Route())
        .add(System.nanoTime() - started, calls.size(), status);
    return List.of(
        "db;desc=\"" + calls.size() + " calls\"",
        "read;desc=\"" + DatabaseCalls.bytes() + " bytes\"");
  }

  private String name() {
    Method method = resource == null ? null : resource.getResourceMethod();
    return method == null
        ? "none"
        : method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /** All of it as Prometheus reads it. */
  public String text() {
    var out = new StringBuilder();
    out.append("# TYPE forge_request_seconds histogram\n");
    new TreeMap<>(routes)
        .forEach(
            (name, route) -> {
              String label = "{route=\"" + name + "\"";
              for (int i = 0; i < BOUNDS.length; i++) {
                line(
                    out,
                    "forge_request_seconds_bucket" + label + ",le=\"" + BOUNDS[i] + "\"}",
                    route.buckets[i].sum());
              }
              line(
                  out, "forge_request_seconds_bucket" + label + ",le=\"+Inf\"}", route.count.sum());
              line(out, "forge_request_seconds_sum" + label + "}", route.nanos.sum() / 1e9);
              line(out, "forge_request_seconds_count" + label + "}", route.count.sum());
              line(out, "forge_request_database_calls_total" + label + "}", route.calls.sum());
              route.statuses.forEach(
                  (s, n) ->
                      line(
                          out,
                          "forge_requests_total" + label + ",status=\"" + s + "xx\"}",
                          n.sum()));
            });
    return out.toString();
  }

  private static void line(StringBuilder out, String name, Number value) {
    out.append(name).append(' ').append(value).append('\n');
  }
}
