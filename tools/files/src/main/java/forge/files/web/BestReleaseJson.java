package forge.files.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import forge.files.FilePath;
import forge.files.Recommendation;
import forge.files.Recommendation.Candidate;
import forge.files.Target.OperatingSystem;
import forge.project.Mount;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recommended files in the shape SourceForge gives them, which updaters and packagers read.
 *
 * @param release the overall best; null where there is none
 */
public record BestReleaseJson(
    @Nullable FileJson release,
    @JsonProperty("platform_releases") Map<String, @Nullable FileJson> platformReleases) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** One recommended file. */
  public record FileJson(
      String filename,
      String url,
      long bytes,
      String date,
      String md5sum,
      String sha256sum,
      @JsonProperty("mime_type") String mimeType,
      @JsonProperty("release_notes_url") String releaseNotesUrl,
      @JsonProperty("sf_platform") List<String> platform,
      @JsonProperty("sf_platform_default") List<String> platformDefault,
      @JsonProperty("sf_download_label") @Nullable String downloadLabel,
      String version) {}

  static BestReleaseJson of(URI site, Mount mount, Recommendation recommendation) {
    Map<OperatingSystem, Candidate> bySystem = recommendation.bySystem();
    Map<String, @Nullable FileJson> platforms = new LinkedHashMap<>();
    for (OperatingSystem always :
        List.of(OperatingSystem.WINDOWS, OperatingSystem.MAC, OperatingSystem.LINUX)) {
      platforms.put(name(always), null);
    }
    bySystem.forEach((system, c) -> platforms.put(name(system), file(site, mount, c, system)));
    FileJson best = recommendation.best().map(c -> file(site, mount, c, null)).orElse(null);
    return new BestReleaseJson(best, platforms);
  }

  private static FileJson file(
      URI site, Mount mount, Candidate candidate, @Nullable OperatingSystem system) {
    var file = candidate.file();
    OperatingSystem made = candidate.named().target().system();
    FilePath folder = file.path().folder();
    return new FileJson(
        "/" + file.path(),
        site + mount.page("get", file.path()).toString(),
        file.content().size(),
        DATE.format(file.publishedAt()),
        file.content().md5(),
        file.content().sha256(),
        Shipment.type(file.name()),
        site + (folder.root() ? mount.page() : mount.page("in", folder)).toString(),
        made == null ? List.of() : List.of(name(made)),
        system == null ? List.of() : List.of(name(system)),
        null,
        candidate.named().version());
  }

  private static String name(OperatingSystem system) {
    return system.name().toLowerCase(Locale.ROOT);
  }
}
