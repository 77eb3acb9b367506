package forge.files.web;

import forge.files.Recommendation;
import forge.files.Recommendation.Choice;
import forge.files.Recommendation.Reason;
import forge.files.Target;
import forge.files.Target.OperatingSystem;
import forge.project.Mount;
import forge.web.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which file is offered to the users of each system, why, and what else could be. */
public record RecommendedPage(Mount mount, List<Line> lines) implements View {
  private static final int CHOICES = 100;

  /**
   * One system.
   *
   * @param mark the word a file is marked with for it
   * @param path of the file offered; empty where there is none
   * @param reason a sentence
   * @param newer what would be offered by rules and versions, where that is newer than the mark
   */
  public record Line(
      String mark,
      String label,
      String path,
      String reason,
      boolean marked,
      String newer,
      List<String> choices) {}

  static RecommendedPage of(Mount mount, Recommendation recommendation) {
    var lines = new ArrayList<Line>();
    lines.add(line(recommendation, null));
    for (OperatingSystem system : OperatingSystem.values()) {
      lines.add(line(recommendation, system));
    }
    lines.removeIf(l -> l.choices().isEmpty() && l.path().isEmpty());
    return new RecommendedPage(mount, lines);
  }

  private static Line line(Recommendation recommendation, @Nullable OperatingSystem system) {
    var target = new Target(system, null);
    Choice choice = recommendation.choose(target).orElse(null);
    return new Line(
        system == null ? Recommendation.EVERYBODY : Recommendation.mark(system),
        system == null ? "Everybody else" : system.label(),
        choice == null ? "" : choice.candidate().file().path().value(),
        choice == null ? "There is no file for it." : reason(choice.reason()),
        choice != null && choice.reason() == Reason.MARK,
        choice == null ? "" : newer(recommendation, target, choice),
        recommendation.all().stream()
            .filter(c -> system == null || c.named().target().suits(target) > 0)
            .limit(CHOICES)
            .map(c -> c.file().path().value())
            .toList());
  }

  /** The mark that somebody forgot to move. */
  private static String newer(Recommendation recommendation, Target target, Choice choice) {
    return recommendation
        .unmarked(target)
        .map(Choice::candidate)
        .filter(c -> c.named().order().compareTo(choice.candidate().named().order()) > 0)
        .map(c -> c.file().name())
        .orElse("");
  }

  private static String reason(Reason reason) {
    return switch (reason) {
      case MARK -> "Chosen by hand.";
      case RULE -> "By the rule in the settings.";
      case VERSION -> "The highest final version.";
    };
  }
}
