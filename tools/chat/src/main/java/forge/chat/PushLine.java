package forge.chat;

import forge.event.Event;
import forge.project.Mount;
import forge.tool.Option;
import java.util.List;
import java.util.stream.Collectors;

/** What a room is told of a push. */
final class PushLine {
  /** Whether a room is told. */
  static final Option OPTION =
      new Option(
          "pushes",
          "Tell of pushes",
          "A line for each push to a repository that everybody here may read.",
          "yes",
          List.of("yes", "no"));

  private PushLine() {}

  static boolean wanted(Mount room) {
    return OPTION.of(room.options()).equals("yes");
  }

  /** Who pushed what, and the subjects of the newest commits. */
  static String of(Event event, String who) {
    String said =
        "%s [%s](<%s>)"
            .formatted(
                Happening.plain(who),
                Happening.plain(event.detail("sentence")),
                event.subject().page());
    List<String> subjects = event.detail("subjects").lines().filter(s -> !s.isBlank()).toList();
    return switch (subjects.size()) {
      case 0 -> said;
      case 1 -> said + ": " + code(subjects.getFirst());
      default ->
          subjects.stream().map(s -> "\n- " + code(s)).collect(Collectors.joining("", said, ""));
    };
  }

  /** As it was typed, calling nobody by name. */
  private static String code(String text) {
    return "`" + text.replace('`', '\'') + "`";
  }
}
