package forge.deploy.hostile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One method of one class at one address.
 *
 * @param address with its parameters in braces, without their patterns
 * @param known what the town calls its things, by parameter
 * @param json the fields of the JSON it takes; null where it takes none
 */
record Route(
    String owner,
    String verb,
    String address,
    Map<String, String> known,
    List<String> fields,
    List<String> queries,
    List<String> headers,
    @Nullable List<String> json,
    boolean stream) {

  static final Pattern PARAMETER =
      Pattern.compile("\\{(\\w+)\\s*(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}");

  boolean writes() {
    return !verb.equals("GET");
  }

  boolean programs() {
    return owner.endsWith("Api");
  }

  /** The address with the parameters as somebody would send them who means well. */
  String plain() {
    return with("", "");
  }

  String with(String parameter, String value) {
    return PARAMETER
        .matcher(address)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals(parameter) ? value : usual(found.group(1))));
  }

  private String usual(String parameter) {
    return switch (parameter) {
      case "number", "comment" -> "1";
      case "user", "name" -> "gus";
      case "deed" -> "demote";
      case "direction" -> "push";
      case "place" -> "main";
      case "title" -> "Home";
      case "path" -> "1.0/aqueduct.txt";
      case "emoji" -> "%F0%9F%91%8D";
      case "token", "id", "file", "delivery", "fingerprint" -> "0123456789abcdef01234567";
      case "artifact" -> "1";
      case "version" -> "1";
      case "content" -> "0".repeat(64);
      case "year" -> "2026";
      case "month", "day" -> "11";
      case "handle" -> "masons";
      case "kind" -> address.contains("badge") ? "version" : "r";
      case "letter" -> "a";
      case "link" -> "0123456789abcdef01234567";
      case "secret" -> "0123456789abcdef0123456789abcdef01234567";
      case "hook" -> "hook-0123456789abcdef";
      case "program" -> "out-0123456789abcdef";
      case "team", "bot" -> "T0";
      case "forum" -> "general";
      case "group" -> "developers";
      case "more" -> "";
      case "project" -> "aqueduct";
      case "rest" -> "/files";
      case "what" -> "download";
      default -> known(parameter);
    };
  }

  List<String> parameters() {
    return PARAMETER.matcher(address).results().map(r -> r.group(1)).distinct().toList();
  }

  @Override
  public String toString() {
    return verb + " " + address;
  }

  private String known(String parameter) {
    return Objects.requireNonNull(
        known.get(parameter), "Tell this test what {" + parameter + "} may be.");
  }
}
