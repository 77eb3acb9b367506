package forge.tickets;

import forge.refusal.Refusal.Invalid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order a list shows tickets. Numbers are given out in the order of opening. */
public enum TicketOrder {
  UPDATED("Recently updated"),
  NEWEST("Newest"),
  OLDEST("Oldest");

  private final String label;

  TicketOrder(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TicketOrder parse(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      return UPDATED;
    }
    return switch (key) {
      case "updated" -> UPDATED;
      case "newest", "created", "number" -> NEWEST;
      case "oldest" -> OLDEST;
      default -> throw new Invalid("sort", "sort must be updated, newest or oldest.");
    };
  }
}
