package forge.files.web;

import forge.markup.Html;
import forge.project.Mount;
import forge.web.View;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of what a project ships, its newest folders as cards.
 *
 * @param folder its path; empty at the top
 * @param best the green button; null where there is nothing to have, and below the top
 * @param release the page of the release this folder is; null where it is none
 * @param next the address of the older part; null at the end
 */
public record FilesPage(
    Mount mount,
    String folder,
    List<Crumb> crumbs,
    Html notes,
    @Nullable DownloadWidget best,
    List<FileRow> files,
    List<FolderCard> folders,
    @Nullable String next,
    @Nullable URI release,
    boolean mayUpload,
    boolean mayRemove)
    implements View {

  /** A step on the way to the folder; the last has no address. */
  public record Crumb(String label, @Nullable String url) {}

  /** What is at the top, or the name of the folder. */
  public String title() {
    return crumbs.get(crumbs.size() - 1).label();
  }
}
