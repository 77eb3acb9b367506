package forge.scm.web;

import forge.refusal.Refusal.Invalid;
import forge.scm.Repository;
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
import java.io.IOException;
import java.io.InputStream;

/** Shows the text of a file to be written, what a commit of it would do, and commits it. */
@Produces(MediaType.TEXT_HTML)
public final class EditViews {
  private final EditDesk desk;
  private final FileWork.Opening opening;

  EditViews(EditDesk desk, FileWork.Opening opening) {
    this.desk = desk;
    this.opening = opening;
  }

  @GET
  @Path("{place: .+}")
  public EditPage form(@PathParam("place") String asked) {
    try (Repository repository = desk.open()) {
      return opening.at(desk, repository, EditDesk.spot(repository, asked), null).begun();
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
      FileWork work = opening.at(desk, repository, EditDesk.spot(repository, asked), form);
      try {
        return switch (form.wanted()) {
          case "diff" -> work.page(form, work.diff(form), null, Problems.NONE);
          case "preview" -> work.page(form, null, work.preview(form), Problems.NONE);
          default -> work.commit(form);
        };
      } catch (Invalid e) {
        return Answers.again(work.page(form, null, null, Problems.of(e)));
      }
    }
  }
}
