package forge.files.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.files.Companions;
import forge.files.Companions.Companion;
import forge.files.Release;
import forge.files.ReleaseFile;
import forge.project.Mount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release in JSON.
 *
 * @param because why it was withdrawn; missing where it was not
 * @param due when a draft comes out by itself
 * @param files missing in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseJson(
    String version,
    String title,
    String state,
    String notes,
    String tag,
    String folder,
    String url,
    String by,
    Instant madeAt,
    @Nullable Instant publishedAt,
    @Nullable Instant due,
    @Nullable String because,
    @Nullable List<Shipped> files) {

  /**
   * A file of a release.
   *
   * @param about what a signature, checksum or bill of materials is about; empty for several
   * @param kind such as {@code signature}; missing for what is there for its own sake
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Shipped(FileJson file, @Nullable String kind, @Nullable String about) {}

  /** One page of a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(List<ReleaseJson> drafts, List<ReleaseJson> releases, @Nullable String next) {}

  static ReleaseJson of(Mount mount, Release release) {
    return of(mount, release, null);
  }

  static ReleaseJson of(Mount mount, Release release, @Nullable List<ReleaseFile> files) {
    return new ReleaseJson(
        release.version(),
        release.title(),
        release.state().text(),
        release.notes(),
        release.tag(),
        release.folder().value(),
        mount.page("releases", release.version()).toString(),
        release.by().value(),
        release.madeAt(),
        release.publishedAt(),
        release.due(),
        release.because().isEmpty() ? null : release.because(),
        files == null ? null : files.stream().map(f -> shipped(mount, f)).toList());
  }

  private static Shipped shipped(Mount mount, ReleaseFile file) {
    Companion companion = Companions.read(file).orElse(null);
    return companion == null
        ? new Shipped(FileJson.of(mount, file), null, null)
        : new Shipped(
            FileJson.of(mount, file),
            companion.kind().name().toLowerCase(java.util.Locale.ROOT),
            companion.about());
  }
}
