package forge.directory;

import forge.project.Profile;
import forge.project.RunsOn;
import forge.project.Stage;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody says of a project in a form or as JSON, before it is checked. */
public record Said(
    @Nullable String licence,
    @Nullable List<String> categories,
    @Nullable List<String> languages,
    @Nullable List<String> runsOn,
    @Nullable String stage,
    @Nullable String home,
    @Nullable String help) {
  public static final int MOST_CATEGORIES = 3;
  public static final int MOST_LANGUAGES = 10;

  /** The profile it makes, with the screenshots as they were; refuses what makes no sense. */
  Profile checked(Profile before, CategoryTree tree) {
    return new Profile(
        Licences.checked(licence),
        shelves(tree),
        written(),
        systems(),
        reached(),
        place(),
        Check.text("help", "The text on getting help", help, 1_000).strip(),
        before.screenshots());
  }

  private List<String> shelves(CategoryTree tree) {
    var keys = new LinkedHashSet<String>();
    for (String key : some(categories)) {
      if (tree.find(key).isEmpty()) {
        throw new Invalid("category", "There is no category “" + key + "”.");
      }
      keys.add(key);
    }
    if (keys.size() > MOST_CATEGORIES) {
      throw new Invalid(
          "category",
          "A project is in at most " + MOST_CATEGORIES + " categories.",
          (long) MOST_CATEGORIES);
    }
    return List.copyOf(keys);
  }

  private List<String> written() {
    var names = new LinkedHashSet<String>();
    some(languages).forEach(l -> names.add(Check.line("languages", "A language", l, 30)));
    if (names.size() > MOST_LANGUAGES) {
      throw new Invalid(
          "languages",
          "A project names at most " + MOST_LANGUAGES + " languages.",
          (long) MOST_LANGUAGES);
    }
    return List.copyOf(names);
  }

  private List<RunsOn> systems() {
    return some(runsOn).stream()
        .map(name -> named(RunsOn.class, "runsOn", "a system", name))
        .distinct()
        .sorted()
        .toList();
  }

  private @Nullable Stage reached() {
    return stage == null || stage.isBlank() ? null : named(Stage.class, "stage", "a stage", stage);
  }

  private static <E extends Enum<E>> E named(
      Class<E> kind, String field, String what, String name) {
    try {
      return Enum.valueOf(kind, name.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Invalid(field, "“" + name + "” is not " + what + " known here.");
    }
  }

  private String place() {
    String line = Check.optionalLine("home", "The address", home, 200);
    if (!line.isEmpty() && !web(line)) {
      throw new Invalid("home", "The address must begin with https:// or http:// and name a host.");
    }
    return line;
  }

  private static boolean web(String address) {
    try {
      URI uri = URI.create(address);
      String scheme = uri.getScheme();
      return uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> some(@Nullable List<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().filter(t -> t != null && !t.isBlank()).map(String::strip).toList();
  }
}
