package forge.chat.irc;

import com.fasterxml.jackson.databind.JsonNode;

/** What clients read when those who keep a room say who may write there, and how fast. */
final class Rulings {
  private Rulings() {}

  static String sentence(String kind, JsonNode data) {
    String withheld = data.path("withheld").asText("");
    int seconds = data.path("seconds").asInt();
    return switch (kind) {
      case "writing" -> withheld.isEmpty() ? "You may write here again." : withheld;
      case "lock" ->
          withheld.isEmpty()
              ? "The room is open again."
              : "The room is locked for all but its older members.";
      default ->
          seconds == 0
              ? "Slow mode is off."
              : "Slow mode: a message every " + (seconds == 1 ? "second." : seconds + " seconds.");
    };
  }
}
