package forge.scm.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Tries the rows of a table a few at once, and compares it with how they turn out. */
final class AccessTable {
  private static final int AT_ONCE = 3;

  private AccessTable() {}

  static void check(List<String> rows, Function<String, Callable<String>> trial) throws Exception {
    List<Future<String>> tried = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (String row : rows) {
        tried.add(threads.submit(trial.apply(row)));
      }
      List<String> found = new ArrayList<>();
      for (Future<String> one : tried) {
        found.add(one.get());
      }
      assertThat(found).isEqualTo(rows);
    }
  }
}
