package forge.files;

import forge.refusal.Refusal.Invalid;
import forge.tool.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which files a project ships, by the end of their name and their size. */
record NameRules(List<String> only, List<String> never, long largest) {
  private static final Option ONLY =
      new Option(
          "only-ends",
          "Only files that end in",
          "Such as .zip .tar.gz .asc; empty: any.",
          "",
          List.of());
  private static final Option NEVER =
      new Option("never-ends", "No files that end in", "Such as .exe .iso.", "", List.of());
  private static final Option LARGEST =
      new Option(
          "largest", "Largest file, in MB", "Empty: what the forge takes, 4096.", "", List.of());
  private static final long MB = 1024 * 1024;

  static List<Option> options() {
    return List.of(ONLY, NEVER, LARGEST);
  }

  static NameRules of(Map<String, String> options) {
    return new NameRules(
        ends(ONLY.of(options)), ends(NEVER.of(options)), largest(LARGEST.of(options)));
  }

  private static List<String> ends(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,]+"))
        .filter(e -> !e.isBlank())
        .toList();
  }

  private static long largest(String text) {
    return text.strip().matches("\\d{1,9}")
        ? Math.min(ReleaseFiles.LARGEST, Long.parseLong(text.strip()) * MB)
        : ReleaseFiles.LARGEST;
  }

  void check(FilePath path) {
    String name = path.name().toLowerCase(Locale.ROOT);
    if (!only.isEmpty() && only.stream().noneMatch(name::endsWith)) {
      throw new Invalid(
          "path", "This project ships files that end in %s.".formatted(String.join(", ", only)));
    }
    never.stream()
        .filter(name::endsWith)
        .findFirst()
        .ifPresent(
            end -> {
              throw new Invalid("path", "This project ships no files that end in " + end + ".");
            });
  }
}
