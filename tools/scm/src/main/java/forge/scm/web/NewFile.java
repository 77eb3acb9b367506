package forge.scm.web;

import forge.markup.Html;
import forge.refusal.Refusal.Invalid;
import forge.scm.Diff.FileDiff;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.edit.Change;
import forge.scm.edit.Outcome;
import forge.scm.edit.TextFile;
import forge.scm.web.EditDesk.Spot;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a new file. */
record NewFile(EditDesk desk, Repository repository, Spot spot) implements FileWork {

  static FileWork at(EditDesk desk, Repository repository, Spot spot, @Nullable EditForm sent) {
    return new NewFile(desk, repository, spot);
  }

  @Override
  public EditPage begun() {
    String folder = spot.path().root() ? "" : spot.path() + "/";
    String base = spot.commit() == null ? "" : spot.commit().text();
    var empty = EditForm.of(Map.of("path", folder, "text", "", "base", base));
    return page(empty, null, null, Problems.NONE);
  }

  @Override
  public FileDiff diff(EditForm form) {
    String text = text(form).replace("\r\n", "\n");
    FileDiff diff = Draft.diff(form.path(), form.path(), "", text);
    return new FileDiff(
        forge.scm.Diff.Change.ADDED,
        null,
        form.path(),
        diff.added(),
        diff.removed(),
        diff.hunks(),
        diff.note());
  }

  @Override
  public Html preview(EditForm form) {
    return desk.readmes().html(desk.visit(), spot.ref(), spot.path(), text(form));
  }

  private static String text(EditForm form) {
    return Objects.requireNonNullElse(form.text(), "");
  }

  @Override
  public Response commit(EditForm form) {
    RepoPath path = Draft.path(form.path());
    var change = new Change.Write(path, Change.NONE, TextFile.NEW.with(text(form)));
    String subject = "Add " + path.name();
    Outcome outcome =
        spot.commit() == null
            ? desk.begin(spot, form, List.of(change), subject)
            : desk.commit(spot, form, spot.commit(), List.of(change), subject);
    return switch (outcome) {
      case Outcome.Done done ->
          Answers.seeOther(
              desk.mount().page("file", EditDesk.branch(spot, form), path),
              "Committed " + done.commit().brief() + ".");
      case Outcome.Stale stale ->
          throw new Invalid(
              "path", "There is a file “" + stale.path() + "” already: choose another name.");
    };
  }

  @Override
  public EditPage page(
      EditForm form, @Nullable FileDiff diff, @Nullable Html rendered, Problems problems) {
    return new EditPage(
        Bar.of(desk.mount(), spot.ref(), Bar.View.TREE),
        desk.crumbs(spot, "New file"),
        "New file",
        form,
        desk.saving(repository, spot, "new", "Add a file"),
        "",
        "",
        "",
        Readmes.markdown(form.path()),
        diff,
        rendered,
        problems);
  }
}
