package forge.files.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Related;
import forge.artifact.Rendered;
import forge.files.Companions;
import forge.files.Companions.Companion;
import forge.files.FilesPermission;
import forge.files.Release;
import forge.files.ReleaseFile;
import forge.markup.Html;
import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release: what is new, and its files with what they are checked with.
 *
 * @param related what mentions it, such as the post that tells of it
 * @param shared what is about several files, such as a list of checksums
 * @param previous the version before; empty for the first
 * @param tag where the tag leads; null where no repository is mounted
 */
public record ReleasePage(
    Mount mount,
    Release release,
    Html notes,
    List<Related> related,
    List<Row> files,
    List<FileRow> shared,
    long size,
    long downloads,
    String previous,
    @Nullable URI tag,
    boolean mayShip,
    boolean mayWithdraw,
    Problems problems)
    implements View {

  /** A file with what stands beside it. */
  public record Row(FileRow file, List<Beside> beside) {}

  /** A signature, a checksum or a bill of materials of one file. */
  public record Beside(String label, String name, URI url) {}

  static ReleasePage of(
      Visit visit,
      Release release,
      Rendered rendered,
      List<ReleaseFile> files,
      String previous,
      Problems problems) {
    Mount mount = visit.mount();
    var sorted = new Companions(files);
    return new ReleasePage(
        mount,
        release,
        rendered.texts().getFirst(),
        rendered.related(),
        FileRow.sorted(sorted.mains()).stream()
            .map(f -> new Row(FileRow.of(mount, f), beside(mount, sorted.beside(f))))
            .toList(),
        sorted.shared().stream().map(c -> FileRow.of(mount, c.file())).toList(),
        files.stream().mapToLong(f -> f.content().size()).sum(),
        files.stream().mapToLong(ReleaseFile::downloads).sum(),
        previous,
        tag(visit, release),
        visit.may(FilesPermission.UPLOAD),
        visit.may(FilesPermission.REMOVE),
        problems);
  }

  private static List<Beside> beside(Mount mount, List<Companion> companions) {
    return companions.stream()
        .map(c -> new Beside(c.kind().label(), c.file().name(), mount.page("get", c.file().path())))
        .toList();
  }

  /** The first repository the visitor may read is taken for the one that holds the tag. */
  private static @Nullable URI tag(Visit visit, Release release) {
    return release.tag().isEmpty()
        ? null
        : visit.project().mounts().stream()
            .filter(m -> m.tool().value().equals("scm") && visit.at(m).may(CorePermission.READ))
            .findFirst()
            .map(m -> m.page("tree", release.tag()))
            .orElse(null);
  }
}
