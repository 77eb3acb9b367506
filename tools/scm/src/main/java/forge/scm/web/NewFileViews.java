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
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a file in the browser. */
@Produces(MediaType.TEXT_HTML)
public final class NewFileViews {
  private final EditDesk desk;

  NewFileViews(EditDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("{place: .+}")
  public EditPage form(@PathParam("place") String asked) {
    try (Repository repository = desk.open()) {
      Spot spot = EditDesk.spot(repository, asked);
      String folder = spot.path().root() ? "" : spot.path() + "/";
      String base = spot.commit() == null ? "" : spot.commit().text();
      var empty = EditForm.of(Map.of("path", folder, "text", "", "base", base));
      return page(repository, spot, empty, "", null, null, Problems.NONE);
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
      try {
        return switch (form.wanted()) {
          case "diff" -> page(repository, spot, form, "", diff(form), null, Problems.NONE);
          case "preview" ->
              page(repository, spot, form, "", null, preview(spot, form), Problems.NONE);
          default -> commit(spot, form);
        };
      } catch (Invalid e) {
        return Answers.again(page(repository, spot, form, "", null, null, Problems.of(e)));
      }
    }
  }

  private static FileDiff diff(EditForm form) {
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

  private Html preview(Spot spot, EditForm form) {
    return desk.readmes().html(desk.visit(), spot.ref(), spot.path(), text(form));
  }

  private static String text(EditForm form) {
    return Objects.requireNonNullElse(form.text(), "");
  }

  private Response commit(Spot spot, EditForm form) {
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

  private EditPage page(
      Repository repository,
      Spot spot,
      EditForm form,
      String note,
      @Nullable FileDiff diff,
      @Nullable Html rendered,
      Problems problems) {
    return new EditPage(
        Bar.of(desk.mount(), spot.ref(), Bar.View.TREE),
        desk.crumbs(spot, "New file"),
        "New file",
        form,
        desk.saving(repository, spot, "new", "Add a file"),
        note,
        "",
        "",
        Readmes.markdown(form.path()),
        diff,
        rendered,
        problems);
  }
}
