package forge.files.web;

import forge.files.FilePath;
import forge.files.Recommendation;
import forge.files.Recommendation.Candidate;
import forge.project.Mount;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** What was published last, on a project's home. */
public record LatestReleases(URI all, List<Line> lines) {
  private static final int SHOWN = 3;

  /** A folder in which something was published. */
  public record Line(String name, URI url, Instant at) {}

  /** From what is known of the files anyway, without a call. */
  public static LatestReleases of(Mount mount, Recommendation recommendation) {
    var newest = new LinkedHashMap<FilePath, Line>();
    recommendation.all().stream()
        .sorted(Comparator.comparing((Candidate c) -> c.file().publishedAt()).reversed())
        .filter(c -> !c.file().path().folder().root())
        .forEach(c -> newest.putIfAbsent(c.file().path().folder(), line(mount, c)));
    return new LatestReleases(mount.page(), newest.values().stream().limit(SHOWN).toList());
  }

  private static Line line(Mount mount, Candidate candidate) {
    FilePath folder = candidate.file().path().folder();
    return new Line(folder.name(), mount.page("in", folder), candidate.file().publishedAt());
  }
}
