package forge.files.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.files.Comparison;
import forge.files.ReleaseFile;
import forge.project.Mount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the files between two releases, in JSON. */
public record ComparisonJson(String before, String after, List<Row> files) {

  /**
   * A file on both sides, or on one.
   *
   * @param change added, gone, same or changed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      String change, @Nullable FileJson before, @Nullable FileJson after, long growth) {}

  static ComparisonJson of(Mount mount, Comparison comparison) {
    return new ComparisonJson(
        comparison.before().version(),
        comparison.after().version(),
        comparison.rows().stream()
            .map(
                r ->
                    new Row(
                        r.change(), file(mount, r.before()), file(mount, r.after()), r.growth()))
            .toList());
  }

  private static @Nullable FileJson file(Mount mount, @Nullable ReleaseFile file) {
    return file == null ? null : FileJson.of(mount, file);
  }
}
