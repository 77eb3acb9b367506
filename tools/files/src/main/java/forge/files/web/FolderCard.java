package forge.files.web;

import forge.files.FilePath;
import forge.files.Folder;
import forge.files.Release;
import forge.files.ReleaseFile;
import forge.files.ReleaseState;
import forge.files.ReleaseVersion;
import forge.markup.Html;
import forge.project.Mount;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder as the page around it shows it: at the top, a release.
 *
 * @param mark a word such as "Latest" or "Pre-release"; empty where there is none
 * @param more how many files are not shown
 */
public record FolderCard(
    String name,
    String path,
    URI url,
    Instant touchedAt,
    Html notes,
    List<FileRow> files,
    int more,
    List<Link> folders,
    String mark) {
  static final String LATEST = "Latest";
  private static final int SHOWN = 12;

  /** Where something else is. */
  public record Link(String label, URI url) {}

  static FolderCard of(
      Mount mount,
      Folder folder,
      List<ReleaseFile> files,
      List<Folder> folders,
      Html notes,
      @Nullable Release release,
      boolean latest) {
    return new FolderCard(
        release == null ? folder.path().name() : release.name(),
        folder.path().value(),
        release == null
            ? mount.page("in", folder.path())
            : mount.page("releases", release.version()),
        folder.touchedAt(),
        notes,
        FileRow.of(mount, files, SHOWN),
        Math.max(0, files.size() - SHOWN),
        folders.stream().map(f -> link(mount, f.path())).toList(),
        mark(files, release, latest));
  }

  private static String mark(List<ReleaseFile> files, @Nullable Release release, boolean latest) {
    if (release != null && release.state() != ReleaseState.PUBLISHED) {
      return release.state().label();
    }
    return latest ? LATEST : release == null && preRelease(files) ? "Pre-release" : "";
  }

  static Link link(Mount mount, FilePath path) {
    return new Link(path.name(), mount.page("in", path));
  }

  private static boolean preRelease(List<ReleaseFile> files) {
    return files.stream()
        .map(f -> f.named().order())
        .filter(v -> !v.equals(ReleaseVersion.NONE))
        .findFirst()
        .filter(ReleaseVersion::preRelease)
        .isPresent();
  }
}
