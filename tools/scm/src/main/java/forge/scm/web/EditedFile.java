package forge.scm.web;

import forge.markup.Html;
import forge.refusal.Refusal.Invalid;
import forge.scm.CommitId;
import forge.scm.Diff.FileDiff;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.scm.edit.Change;
import forge.scm.edit.Outcome;
import forge.scm.web.EditDesk.Spot;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes or moves a file that is there.
 *
 * @param draft the file as it was when somebody began
 */
record EditedFile(EditDesk desk, Repository repository, Spot spot, Draft draft)
    implements FileWork {

  static FileWork at(EditDesk desk, Repository repository, Spot spot, @Nullable EditForm sent) {
    Draft draft =
        sent == null
            ? Draft.of(repository, spot, EditDesk.file(repository, spot))
            : Draft.of(repository, spot, sent);
    return new EditedFile(desk, repository, spot, draft);
  }

  @Override
  public EditPage begun() {
    return page(draft.form(), draft.note(), null, null, Problems.NONE);
  }

  @Override
  public FileDiff diff(EditForm form) {
    return draft.diff(form);
  }

  @Override
  public Html preview(EditForm form) {
    String text = Objects.requireNonNullElse(form.text(), "");
    return desk.readmes().html(desk.visit(), spot.ref(), spot.path().parent(), text);
  }

  @Override
  public Response commit(EditForm form) {
    RepoPath to = draft.to(form);
    Change change = draft.change(form, to);
    return switch (desk.commit(spot, form, draft.base(), List.of(change), subject(to))) {
      case Outcome.Done done -> done(form, to, done.commit());
      case Outcome.Stale stale -> stale(form);
    };
  }

  private String subject(RepoPath to) {
    return to.equals(spot.path())
        ? "Change " + spot.path().name()
        : "Move " + spot.path() + " to " + to;
  }

  private Response done(EditForm form, RepoPath to, CommitId commit) {
    String branch = EditDesk.branch(spot, form);
    return Answers.seeOther(
        desk.mount().page("file", branch, to),
        "Committed " + commit.brief() + " to “" + branch + "”.");
  }

  /** What others did and what was typed, brought together where that can be done. */
  private Response stale(EditForm form) {
    return repository
        .entry(spot.place().commit(), spot.path())
        .filter(TreeEntry::file)
        .map(entry -> Draft.of(repository, spot, entry))
        .map(theirs -> meanwhile(theirs, form))
        .orElseThrow(
            () ->
                new Invalid(
                    "path",
                    "Somebody has removed this file from “"
                        + spot.ref()
                        + "” meanwhile. What you wrote is below: commit it to a new branch, or keep"
                        + " it elsewhere."));
  }

  private Response meanwhile(Draft theirs, EditForm form) {
    @Nullable String merged = draft.merged(form, theirs);
    EditForm next = theirs.about(form, merged == null ? form.text() : merged);
    String note =
        merged == null
            ? "Somebody has changed the same lines on “"
                + spot.ref()
                + "” meanwhile. Nothing of yours is lost: below is your text, and what it would"
                + " change in theirs. Committing again puts yours in the place of theirs; a new"
                + " branch keeps both."
            : "Somebody has changed other lines on “"
                + spot.ref()
                + "” meanwhile. Their changes are now in the text below, with yours: look, and"
                + " commit again.";
    var now = new EditedFile(desk, repository, spot, theirs);
    return Response.status(409)
        .entity(now.page(next, note, theirs.diff(next), null, Problems.NONE))
        .build();
  }

  @Override
  public EditPage page(
      EditForm form, @Nullable FileDiff diff, @Nullable Html rendered, Problems problems) {
    return page(form, "", diff, rendered, problems);
  }

  private EditPage page(
      EditForm form,
      String note,
      @Nullable FileDiff diff,
      @Nullable Html rendered,
      Problems problems) {
    return new EditPage(
        Bar.of(desk.mount(), spot.ref(), Bar.View.TREE),
        desk.crumbs(spot, "Edit"),
        "Edit " + spot.path().name(),
        form,
        desk.saving(repository, spot, "edit", subject(spot.path())),
        note,
        draft.format(),
        draft.language(),
        Readmes.markdown(spot.path().name()),
        diff,
        rendered,
        problems);
  }
}
