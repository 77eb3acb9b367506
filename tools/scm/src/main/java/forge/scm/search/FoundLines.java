package forge.scm.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines of a file in which something was found, read off the text itself.
 *
 * @param lines the best of them in their order
 * @param more how many others there are
 */
public record FoundLines(List<Line> lines, int more) {
  private static final int SHOWN = 5;
  private static final int LONGEST = 240;
  private static final int LEAD = 60;
  private static final Pattern WORDS =
      Pattern.compile(
          "\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{N}+|[^\\p{L}\\p{N}\\s_$.-]+|\\p{L}+");

  /** A line, with what was found in it. */
  public record Line(int number, List<Span> spans) {
    public Line {
      spans = List.copyOf(spans);
    }
  }

  /** A part of a line, and whether it was looked for. */
  public record Span(String text, boolean found) {}

  private record Place(int from, int to) {}

  private record Hit(int number, String text, List<Place> places, int terms) {}

  public FoundLines {
    lines = List.copyOf(lines);
  }

  /** Reads the lines of a text that hold one of the terms or more. */
  public static FoundLines in(String text, List<String> terms) {
    List<Pattern> patterns = terms.stream().map(FoundLines::pattern).toList();
    var hits = new ArrayList<Hit>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      Hit hit = hit(number, line, patterns);
      if (!hit.places().isEmpty()) {
        hits.add(hit);
      }
    }
    List<Line> best =
        hits.stream()
            .sorted(Comparator.comparingInt((Hit h) -> -h.terms).thenComparing(Hit::number))
            .limit(SHOWN)
            .sorted(Comparator.comparingInt(Hit::number))
            .map(h -> new Line(h.number(), spans(h.text(), h.places())))
            .toList();
    return new FoundLines(best, hits.size() - best.size());
  }

  /** A path with what was found in it. */
  public static List<Span> path(String path, List<String> terms) {
    Hit hit = hit(0, path, terms.stream().map(FoundLines::pattern).toList());
    return spans(path, hit.places(), path.length());
  }

  /** The term itself, or the words it is made of, however they are joined. */
  private static Pattern pattern(String term) {
    String literal = Pattern.quote(term);
    List<String> words = WORDS.matcher(term).results().map(r -> Pattern.quote(r.group())).toList();
    boolean name = term.matches("[\\p{L}\\p{N}_$.-]+") && words.size() > 1;
    String joined = words.stream().collect(Collectors.joining("[_$.-]?"));
    return Pattern.compile(
        name ? literal + "|" + joined : literal, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Hit hit(int number, String line, List<Pattern> patterns) {
    var places = new ArrayList<Place>();
    int terms = 0;
    for (Pattern pattern : patterns) {
      Matcher found = pattern.matcher(line);
      boolean any = false;
      while (found.find() && found.end() > found.start()) {
        places.add(new Place(found.start(), found.end()));
        any = true;
      }
      terms += any ? 1 : 0;
    }
    places.sort(Comparator.comparingInt(Place::from));
    return new Hit(number, line, places, terms);
  }

  private static List<Span> spans(String line, List<Place> places) {
    return spans(line, places, LONGEST);
  }

  /** So much of the line as shows the first place. */
  private static List<Span> spans(String line, List<Place> places, int longest) {
    int first = places.isEmpty() ? 0 : places.get(0).from();
    int begin = line.length() <= longest || first < longest - LEAD ? 0 : first - LEAD;
    int end = Math.min(line.length(), begin + longest);
    var spans = new ArrayList<Span>();
    if (begin > 0) {
      spans.add(new Span("…", false));
    }
    int at = begin;
    for (Place place : places) {
      int from = Math.clamp(place.from(), at, end);
      int to = Math.clamp(place.to(), from, end);
      if (to > from) {
        add(spans, line.substring(at, from), false);
        add(spans, line.substring(from, to), true);
        at = to;
      }
    }
    add(spans, line.substring(at, end), false);
    if (end < line.length()) {
      spans.add(new Span("…", false));
    }
    return spans;
  }

  private static void add(List<Span> spans, String text, boolean found) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, found));
    }
  }

  /** All in one, as tests and programs read it. */
  public static String plain(List<Span> spans) {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }

  static List<String> marked(List<Span> spans) {
    return Arrays.asList(spans.stream().filter(Span::found).map(Span::text).toArray(String[]::new));
  }
}
