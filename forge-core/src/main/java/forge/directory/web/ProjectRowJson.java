package forge.directory.web;

import forge.directory.Shelves.Shown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project of the directory as programs read it. */
public record ProjectRowJson(
    String id,
    String title,
    String summary,
    String licence,
    List<String> categories,
    String version,
    long downloads,
    long downloadsIn30Days,
    String rating,
    long reviews,
    @Nullable Instant activeAt) {

  static ProjectRowJson of(Shown shown) {
    var project = shown.project();
    var figures = shown.figures();
    return new ProjectRowJson(
        project.id().toString(),
        project.about().title(),
        project.about().summary(),
        project.profile().licence(),
        project.profile().categories(),
        figures.version(),
        figures.downloads(),
        figures.lately(),
        figures.reviews() == 0 ? "" : figures.average(),
        figures.reviews(),
        figures.activeAt());
  }
}
