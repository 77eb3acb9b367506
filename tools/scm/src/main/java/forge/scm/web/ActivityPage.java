package forge.scm.web;

import forge.scm.count.Counts.Share;
import forge.web.Lasting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much went on in a repository, who did it, and in which languages.
 *
 * @param spans the times that can be looked at
 * @param chart null while nothing was counted yet
 * @param people how many committed in that time
 * @param behind whether newer commits are still being counted
 */
public record ActivityPage(
    Bar bar,
    List<Bar.Tab> spans,
    @Nullable Chart chart,
    long commits,
    int people,
    List<Row> rows,
    LanguagesBar languages,
    boolean behind,
    String newest,
    String older,
    LiveSpot live)
    implements Lasting {

  /**
   * Commits over time.
   *
   * @param label what one bar stands for, and from when to when
   */
  public record Chart(List<Column> columns, String label) {}

  /** One bar. */
  public record Column(String label, int value) {}

  /**
   * Somebody who committed.
   *
   * @param url their commits
   * @param columns as many as the chart has
   */
  public record Row(
      String name, String url, int commits, List<Integer> columns, Instant first, Instant last) {}

  /** The languages of the code as parts of a bar. */
  public record LanguagesBar(List<Part> parts) {
    private static final int MOST = 8;
    private static final double HUNDRED = 100;

    /** One part of the bar, in percent of all. */
    public record Part(String language, double from, double percent, int number) {}

    /** The largest few, and the rest together. */
    static LanguagesBar of(List<Share> shares) {
      long all = shares.stream().mapToLong(Share::bytes).sum();
      var parts = new ArrayList<Part>();
      double from = 0;
      for (Share each : shares.subList(0, Math.min(MOST, shares.size()))) {
        double percent = HUNDRED * each.bytes() / all;
        parts.add(new Part(each.language(), from, percent, parts.size()));
        from += percent;
      }
      if (shares.size() > MOST) {
        parts.add(new Part("Other", from, HUNDRED - from, MOST));
      }
      return new LanguagesBar(parts);
    }
  }
}
