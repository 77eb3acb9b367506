package forge.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a project tells strangers, so that it is found and trusted; an empty text is not said.
 *
 * @param licence an SPDX expression such as {@code MIT OR Apache-2.0}
 * @param categories keys of the directory's categories
 * @param languages it is written in
 * @param stage null where it is not said
 * @param home the address of its pages elsewhere
 * @param help where and how to ask, in Markdown
 */
public record Profile(
    String licence,
    List<String> categories,
    List<String> languages,
    List<RunsOn> runsOn,
    @Nullable Stage stage,
    String home,
    String help,
    List<Screenshot> screenshots) {
  public static final Profile EMPTY =
      new Profile("", List.of(), List.of(), List.of(), null, "", "", List.of());

  public Profile {
    categories = List.copyOf(categories);
    languages = List.copyOf(languages);
    runsOn = List.copyOf(runsOn);
    screenshots = List.copyOf(screenshots);
  }

  public Profile withScreenshots(List<Screenshot> to) {
    return new Profile(licence, categories, languages, runsOn, stage, home, help, to);
  }
}
