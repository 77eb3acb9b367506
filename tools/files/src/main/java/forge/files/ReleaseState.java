package forge.files;

import forge.refusal.Refusal.Invalid;
import java.util.Arrays;
import java.util.Locale;

/** How far a release has come. */
public enum ReleaseState {
  /** Seen by those who ship only. */
  DRAFT("Draft"),
  /** Out, to be tried. */
  PRE_RELEASE("Pre-release"),
  /** Out. */
  PUBLISHED("Published"),
  /** Taken back, with a reason. */
  WITHDRAWN("Withdrawn");

  private final String label;

  ReleaseState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** As programs write it, such as {@code pre-release}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static ReleaseState parse(String text) {
    return Arrays.stream(values())
        .filter(s -> s.text().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new Invalid("state", "A release is draft, pre-release, published or withdrawn."));
  }
}
