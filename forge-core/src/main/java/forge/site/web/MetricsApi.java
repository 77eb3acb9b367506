package forge.site.web;

import forge.web.Measures;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Answers Prometheus: requests by route, queues, live connections, memory. */
@Path("/metrics")
public final class MetricsApi {
  private final Measures measures;
  private final Map<String, Supplier<? extends Number>> gauges;

  public MetricsApi(Measures measures, Gauges gauges) {
    this.measures = measures;
    this.gauges = new TreeMap<>(gauges.byName());
  }

  /** What is worth watching beside requests, by metric name with its labels. */
  public record Gauges(Map<String, Supplier<? extends Number>> byName) {}

  @GET
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String metrics() {
    var out = new StringBuilder(measures.text());
    gauges.forEach((name, value) -> out.append(name).append(' ').append(value.get()).append('\n'));
    return out.toString();
  }
}
