package forge.scm.web;

import forge.markup.Html;
import forge.refusal.Refusal.Invalid;
import forge.scm.CommitId;
import forge.scm.Diff.FileDiff;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.edit.Change;
import forge.scm.edit.Outcome;
import forge.scm.web.EditDesk.Spot;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes and moves a file in the browser. */
@Produces(MediaType.TEXT_HTML)
public final class EditViews {
  private final EditDesk desk;

  EditViews(EditDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("{place: .+}")
  public EditPage form(@PathParam("place") String asked) {
    try (Repository repository = desk.open()) {
      Spot spot = EditDesk.spot(repository, asked);
      Draft draft = Draft.of(repository, spot, EditDesk.file(repository, spot));
      return page(repository, spot, draft, draft.form(), draft.note(), null, null, Problems.NONE);
    }
  }

  @POST
  @Path("{place: .+}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Object save(
      @PathParam("place") String asked, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    try (Repository repository = desk.open()) {
      EditForm form = EditForm.read(headers.getMediaType(), body);
      Spot spot = EditDesk.spot(repository, asked);
      Draft draft = Draft.of(repository, spot, form);
      try {
        return switch (form.wanted()) {
          case "diff" ->
              page(repository, spot, draft, form, "", draft.diff(form), null, Problems.NONE);
          case "preview" ->
              page(repository, spot, draft, form, "", null, preview(spot, form), Problems.NONE);
          default -> commit(repository, spot, draft, form);
        };
      } catch (Invalid e) {
        return Answers.again(page(repository, spot, draft, form, "", null, null, Problems.of(e)));
      }
    }
  }

  private Html preview(Spot spot, EditForm form) {
    String text = form.text() == null ? "" : form.text();
    return desk.readmes().html(desk.visit(), spot.ref(), spot.path().parent(), text);
  }

  private Object commit(Repository repository, Spot spot, Draft draft, EditForm form) {
    RepoPath to = draft.to(form);
    Change change = draft.change(form, to);
    return switch (desk.commit(spot, form, draft.base(), List.of(change), subject(spot, to))) {
      case Outcome.Done done -> done(spot, form, to, done.commit());
      case Outcome.Stale stale -> stale(repository, spot, draft, form);
    };
  }

  private Response done(Spot spot, EditForm form, RepoPath to, CommitId commit) {
    String branch = EditDesk.branch(spot, form);
    return Answers.seeOther(
        desk.mount().page("file", branch, to),
        "Committed " + commit.brief() + " to “" + branch + "”.");
  }

  /** What others did and what was typed, brought together where that can be done. */
  private Response stale(Repository repository, Spot spot, Draft draft, EditForm form) {
    return repository
        .entry(spot.place().commit(), spot.path())
        .filter(entry -> entry.file())
        .map(entry -> Draft.of(repository, spot, entry))
        .map(theirs -> meanwhile(repository, spot, draft, theirs, form))
        .orElseThrow(
            () ->
                new Invalid(
                    "path",
                    "Somebody has removed this file from “"
                        + spot.ref()
                        + "” meanwhile. What you wrote is below: commit it to a new branch, or keep"
                        + " it elsewhere."));
  }

  private Response meanwhile(
      Repository repository, Spot spot, Draft mine, Draft theirs, EditForm form) {
    @Nullable String merged = mine.merged(form, theirs);
    EditForm next = theirs.about(form, merged == null ? form.text() : merged);
    FileDiff diff = theirs.diff(next);
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
    return Response.status(409)
        .entity(page(repository, spot, theirs, next, note, diff, null, Problems.NONE))
        .build();
  }

  private static String subject(Spot spot, RepoPath to) {
    return to.equals(spot.path())
        ? "Change " + spot.path().name()
        : "Move " + spot.path() + " to " + to;
  }

  private EditPage page(
      Repository repository,
      Spot spot,
      Draft draft,
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
        desk.saving(repository, spot, "edit", subject(spot, spot.path())),
        note,
        draft.format(),
        draft.language(),
        Readmes.markdown(spot.path().name()),
        diff,
        rendered,
        problems);
  }
}
