package forge.scm.web;

import forge.access.Visit;
import forge.live.Live;
import forge.scm.Repositories;
import forge.scm.count.CodeCounts;
import forge.scm.edit.Edits;
import forge.scm.find.FileNames;

/** Where people work on a repository beyond reading it: each part is a resource of its own. */
public final class Workshop {
  private final Repositories repositories;
  private final Edits edits;
  private final Readmes readmes;
  private final CodeSearchDesk search;
  private final CodeCounts counts;
  private final FileNames names = new FileNames();

  public Workshop(
      Repositories repositories,
      Edits edits,
      Readmes readmes,
      CodeSearchDesk search,
      CodeCounts counts) {
    this.repositories = repositories;
    this.edits = edits;
    this.readmes = readmes;
    this.search = search;
    this.counts = counts;
  }

  /**
   * The pages on which files are changed.
   *
   * @param deed the first part of their address
   */
  Object editing(Visit visit, String deed) {
    GitOnly.require(visit.mount(), "Editing in the browser");
    var desk = new EditDesk(visit, repositories, edits, readmes);
    return switch (deed) {
      case "new" -> new EditViews(desk, NewFile::at);
      case "upload" -> new UploadViews(desk);
      case "delete" -> new DeleteViews(desk);
      default -> new EditViews(desk, EditedFile::at);
    };
  }

  Object find(Visit visit) {
    return new FindViews(visit, repositories, names);
  }

  Object files(Visit visit) {
    return new FileNamesApi(visit, repositories, names);
  }

  Object activity(Visit visit, Live live) {
    return new ActivityViews(visit, repositories, counts, live);
  }

  Object activityApi(Visit visit) {
    return new ActivityApi(visit, repositories, counts);
  }

  CodeCounts counts() {
    return counts;
  }

  Object search(Visit visit) {
    return search.of(visit);
  }

  Object searchApi(Visit visit) {
    return search.api(visit.identity(), visit);
  }

  /** Changes of files by programs. */
  Object contents(Visit visit) {
    GitOnly.require(visit.mount(), "Editing over REST");
    return new ContentsApi(visit, repositories, edits);
  }
}
