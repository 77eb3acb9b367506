package forge.files;

import forge.files.Target.OperatingSystem;
import forge.tool.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a project says of the file visitors are to be offered: for each system a name with {@code *}
 * in it, of which the newest final version is taken.
 */
public final class Rules {
  /** No rules. */
  public static final Rules NONE = new Rules(Map.of());

  private static final String EVERYBODY = "recommend-all";
  private final Map<String, String> options;

  private Rules(Map<String, String> options) {
    this.options = Map.copyOf(options);
  }

  public static Rules of(Map<String, String> options) {
    return new Rules(options);
  }

  /** What a project sets. */
  static List<Option> options() {
    return Stream.concat(
            Arrays.stream(OperatingSystem.values())
                .filter(s -> s.family() == s)
                .map(
                    s ->
                        new Option(
                            name(s),
                            "File for " + s.label(),
                            "Such as *-x64.exe or stable/*.zip: the newest final version of"
                                + " these is offered. Empty: by their names.",
                            "",
                            List.of())),
            Stream.of(
                new Option(
                    EVERYBODY,
                    "File for everybody else",
                    "Where the visitor's system is not known.",
                    "",
                    List.of())))
        .toList();
  }

  private static String name(OperatingSystem system) {
    return "recommend-" + system.name().toLowerCase(Locale.ROOT);
  }

  /** The files meant for visitors of this kind; none where no rule says. */
  Optional<Glob> of(Target visitor) {
    OperatingSystem system = visitor.system();
    String glob =
        options.getOrDefault(system == null ? EVERYBODY : name(system.family()), "").strip();
    return glob.isEmpty() ? Optional.empty() : Optional.of(new Glob(glob));
  }
}
