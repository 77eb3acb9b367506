package forge.tool;

import java.util.List;
import java.util.Map;

/**
 * Something that can be set at a mount.
 *
 * @param choices the values allowed; none means a line of text
 */
public record Option(
    String name, String label, String hint, String standard, List<String> choices) {
  public Option {
    choices = List.copyOf(choices);
  }

  public String of(Map<String, String> options) {
    return options.getOrDefault(name, standard);
  }
}
