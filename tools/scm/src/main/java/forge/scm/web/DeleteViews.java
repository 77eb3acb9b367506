package forge.scm.web;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Overtaken;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.scm.edit.Change;
import forge.scm.edit.Outcome;
import forge.scm.web.EditDesk.Spot;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes a file in the browser. */
@Produces(MediaType.TEXT_HTML)
public final class DeleteViews {
  private final EditDesk desk;

  DeleteViews(EditDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("{place: .+}")
  public DeletePage form(@PathParam("place") String asked) {
    try (Repository repository = desk.open()) {
      Spot spot = EditDesk.spot(repository, asked);
      TreeEntry file = EditDesk.file(repository, spot);
      return page(repository, spot, EditForm.of(Map.of("known", file.id())), Problems.NONE);
    }
  }

  @POST
  @Path("{place: .+}")
  public Response delete(
      @PathParam("place") String asked,
      @FormParam("subject") @Nullable String subject,
      @FormParam("body") @Nullable String body,
      @FormParam("to") @Nullable String to,
      @FormParam("branch") @Nullable String branch,
      @FormParam("known") @Nullable String known) {
    var typed = new HashMap<String, @Nullable String>();
    typed.put("subject", subject);
    typed.put("body", body);
    typed.put("to", to);
    typed.put("branch", branch);
    typed.put("known", known);
    typed.values().removeIf(value -> value == null);
    EditForm form = EditForm.of(typed);
    try (Repository repository = desk.open()) {
      Spot spot = EditDesk.spot(repository, asked);
      EditDesk.file(repository, spot);
      try {
        return commit(spot, form);
      } catch (Invalid e) {
        return Answers.again(page(repository, spot, form, Problems.of(e)));
      }
    }
  }

  private Response commit(Spot spot, EditForm form) {
    var change = new Change.Delete(spot.path(), form.known());
    Outcome outcome =
        desk.commit(spot, form, spot.place().commit(), List.of(change), subject(spot));
    if (outcome instanceof Outcome.Done done) {
      String branch = EditDesk.branch(spot, form);
      return Answers.seeOther(
          desk.mount().page("tree", branch),
          "“"
              + spot.path()
              + "” is gone from “"
              + branch
              + "” with "
              + done.commit().brief()
              + ".");
    }
    throw new Overtaken(
        "Somebody has changed “"
            + spot.path()
            + "” since you looked at it. Nothing was removed; look again.");
  }

  private static String subject(Spot spot) {
    return "Delete " + spot.path().name();
  }

  private DeletePage page(Repository repository, Spot spot, EditForm form, Problems problems) {
    return new DeletePage(
        Bar.of(desk.mount(), spot.ref(), Bar.View.TREE),
        desk.crumbs(spot, "Delete"),
        spot.path().toString(),
        form,
        desk.saving(repository, spot, "delete", subject(spot)),
        problems);
  }
}
