package forge.scm.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ends of the lines of a text, to be given back to it after a form has made them all alike.
 * Where they are mixed, the lines before and after what was changed keep theirs.
 */
final class LineEnds {
  private final List<String> lines = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  private LineEnds(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        ends.add(pair ? "\r\n" : String.valueOf(c));
        i += pair ? 1 : 0;
        from = i + 1;
      }
    }
    lines.add(text.substring(from));
  }

  static LineEnds of(String text) {
    return new LineEnds(text);
  }

  /** The text, whose lines end with a line feed, with the ends of this one. */
  String in(String text) {
    String usual = usual();
    if (new HashSet<>(ends).size() < 2) {
      return text.replace("\n", usual);
    }
    List<String> other = List.of(text.split("\n", -1));
    int same = Math.min(lines.size(), other.size());
    int head = 0;
    while (head < same && lines.get(head).equals(other.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < same - head
        && lines.get(lines.size() - 1 - tail).equals(other.get(other.size() - 1 - tail))) {
      tail++;
    }
    var whole = new StringBuilder();
    for (int i = 0; i < other.size(); i++) {
      whole.append(other.get(i));
      if (i + 1 < other.size()) {
        int old = i < head ? i : i >= other.size() - tail ? i + lines.size() - other.size() : -1;
        whole.append(old < 0 || old >= ends.size() ? usual : ends.get(old));
      }
    }
    return whole.toString();
  }

  private String usual() {
    var counts = new TreeMap<String, Integer>();
    ends.forEach(end -> counts.merge(end, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("\n");
  }
}
