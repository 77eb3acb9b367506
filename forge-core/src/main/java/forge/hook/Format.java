package forge.hook;

import forge.refusal.Refusal.Invalid;
import java.util.Arrays;
import java.util.Locale;

/** The shape in which a webhook is told. */
public enum Format {
  FORGE("Forge JSON", "Everything about the event, for programs of your own."),
  SLACK("Chat message", "One line, for rooms of Slack, Mattermost, Discord (…/slack) or a Forge.");

  private final String label;
  private final String about;

  Format(String label, String about) {
    this.label = label;
    this.about = about;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }

  public String about() {
    return about;
  }

  static Format parse(String key) {
    return Arrays.stream(values())
        .filter(f -> f.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new Invalid("format", "The format is forge or slack."));
  }
}
