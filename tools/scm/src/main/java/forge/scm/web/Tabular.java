package forge.scm.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values between commas or tabs, read as a table up to a size that a page can show. */
final class Tabular {
  static final int ROWS = 1_000;
  static final int COLUMNS = 60;
  private static final int CELL = 1_000;

  private final String text;
  private final char between;
  private int at;

  private Tabular(String text, char between) {
    this.text = text;
    this.between = between;
  }

  /** Whether a file of that name holds such values. */
  static boolean named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".tsv");
  }

  /** The rows, the first with the names of the columns, and one more than a page shows. */
  static List<List<String>> read(String name, String text) {
    boolean tabs = name.toLowerCase(Locale.ROOT).endsWith(".tsv");
    String first = text.lines().findFirst().orElse("");
    boolean semicolons = !tabs && count(first, ';') > count(first, ',');
    return new Tabular(text, tabs ? '\t' : semicolons ? ';' : ',').rows();
  }

  private static long count(String line, char what) {
    return line.chars().filter(c -> c == what).count();
  }

  private List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    while (at < text.length() && rows.size() <= ROWS) {
      rows.add(row());
    }
    return rows;
  }

  private List<String> row() {
    var cells = new ArrayList<String>();
    boolean more = true;
    while (more) {
      String cell = cell();
      if (cells.size() < COLUMNS) {
        cells.add(cell.length() > CELL ? cell.substring(0, CELL) + "…" : cell);
      }
      more = at < text.length() && text.charAt(at) == between;
      at += more ? 1 : 0;
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return cells;
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    while (at < text.length() && text.charAt(at) != between && !end(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean end(char c) {
    return c == '\n' || c == '\r';
  }

  private String quoted() {
    var cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        break;
      }
    }
    while (at < text.length() && text.charAt(at) != between && !end(text.charAt(at))) {
      cell.append(text.charAt(at++));
    }
    return cell.toString();
  }
}
