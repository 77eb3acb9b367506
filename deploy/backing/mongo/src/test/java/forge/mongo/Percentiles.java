package forge.mongo;

import java.util.Arrays;

/** Measured times, in milliseconds. */
record Percentiles(double p50, double p99, double max) {
  private static final double NANOS_IN_MILLI = 1e6;

  static Percentiles of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(long[] sorted, double part) {
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.max(0, index)] / NANOS_IN_MILLI;
  }
}
