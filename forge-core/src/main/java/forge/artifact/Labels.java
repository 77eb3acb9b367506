package forge.artifact;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Labels: short words by which people sort artifacts. */
public final class Labels {
  public static final int MOST = 20;
  public static final int LONGEST = 40;

  private Labels() {}

  /** Reads what people type into one field: labels parted by commas. */
  public static List<String> parse(@Nullable String typed) {
    return typed == null ? List.of() : check(Arrays.asList(typed.split(",", -1)));
  }

  /** Cleans labels: trimmed, lower case, each once, in the order given. */
  public static List<String> check(List<String> labels) {
    var clean = new LinkedHashSet<String>();
    for (String label : labels) {
      String line =
          Check.optionalLine("labels", "A label", label, LONGEST).toLowerCase(Locale.ROOT);
      if (line.contains(",")) {
        throw new Invalid("labels", "A label must not contain a comma.");
      }
      if (!line.isEmpty()) {
        clean.add(line);
      }
    }
    if (clean.size() > MOST) {
      throw new Invalid(
          "labels",
          clean.size() + " labels are too many; " + MOST + " are the limit.",
          (long) MOST);
    }
    return List.copyOf(clean);
  }
}
