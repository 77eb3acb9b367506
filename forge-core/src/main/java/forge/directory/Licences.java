package forge.directory;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The licences of the SPDX list that projects may name, and expressions made of them. */
public final class Licences {
  private static final Set<String> JOINS = Set.of("AND", "OR");
  private static final Map<String, Licence> KNOWN = read();

  private Licences() {}

  /** A licence by its SPDX identifier. */
  public record Licence(String id, String name) {}

  private static Map<String, Licence> read() {
    try (var in = Licences.class.getResourceAsStream("licences.txt")) {
      if (in == null) {
        throw new IllegalStateException("licences.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .collect(
              Collectors.toMap(
                  parts -> parts[0].toLowerCase(Locale.ROOT),
                  parts -> new Licence(parts[0], parts[1]),
                  (a, b) -> a,
                  LinkedHashMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Licence> all() {
    return List.copyOf(KNOWN.values());
  }

  /** An expression as SPDX writes it; refuses what is none. Empty stays empty. */
  public static String checked(@Nullable String text) {
    String line = Check.optionalLine("licence", "The licence", text, 120);
    if (line.isEmpty()) {
      return "";
    }
    var words = new ArrayList<String>();
    for (String word : line.split(" +", -1)) {
      boolean join = words.size() % 2 == 1;
      words.add(join ? join(word) : licence(word).id());
    }
    if (words.size() % 2 == 0) {
      throw wrong("The licence must not end with " + words.getLast() + ".");
    }
    return String.join(" ", words);
  }

  private static String join(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (!JOINS.contains(upper)) {
      throw wrong("Between two licences stands AND or OR, not “" + word + "”.");
    }
    return upper;
  }

  private static Licence licence(String word) {
    Licence known = KNOWN.get(word.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw wrong("“" + word + "” is no SPDX identifier we know, such as MIT or GPL-3.0-or-later.");
    }
    return known;
  }

  private static Invalid wrong(String sentence) {
    return new Invalid("licence", sentence);
  }

  /** The identifiers in an expression. */
  public static List<String> in(String expression) {
    return expression.isEmpty()
        ? List.of()
        : List.of(expression.split(" ", -1)).stream()
            .filter(word -> !JOINS.contains(word))
            .distinct()
            .toList();
  }

  /** What a licence is called; its identifier where it is unknown. */
  public static String name(String id) {
    Licence known = KNOWN.get(id.toLowerCase(Locale.ROOT));
    return known == null ? id : known.name();
  }
}
