package forge.scm.web;

import forge.markup.Html;
import forge.scm.Diff.FileDiff;
import forge.scm.Repository;
import forge.scm.web.EditDesk.Spot;
import forge.web.Problems;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What somebody does to the text of a file: changes one that is there, or writes a new one. */
interface FileWork {

  /** Begins it at a place, or goes on with it. */
  @FunctionalInterface
  interface Opening {
    /**
     * The work at a place of a repository.
     *
     * @param sent what was typed; null at the beginning
     */
    FileWork at(EditDesk desk, Repository repository, Spot spot, @Nullable EditForm sent);
  }

  /** The page before anything was typed. */
  EditPage begun();

  /** The page with what was typed. */
  EditPage page(EditForm form, @Nullable FileDiff diff, @Nullable Html rendered, Problems problems);

  /** What the commit would change. */
  FileDiff diff(EditForm form);

  /** The text as it will be read. */
  Html preview(EditForm form);

  Response commit(EditForm form);
}
