package forge.tool;

import java.util.List;
import java.util.Map;

/**
 * Something that can be set at a mount.
 *
 * @param choices the values allowed; none means a line of text
 * @param once whether it is said when the tool is mounted and never changed
 */
public record Option(
    String name, String label, String hint, String standard, List<String> choices, boolean once) {
  public Option {
    choices = List.copyOf(choices);
  }

  public Option(String name, String label, String hint, String standard, List<String> choices) {
    this(name, label, hint, standard, choices, false);
  }

  /** Something that is said when the tool is mounted and never changed. */
  public static Option chosenOnce(
      String name, String label, String hint, String standard, List<String> choices) {
    return new Option(name, label, hint, standard, choices, true);
  }

  public String of(Map<String, String> options) {
    return options.getOrDefault(name, standard);
  }
}
