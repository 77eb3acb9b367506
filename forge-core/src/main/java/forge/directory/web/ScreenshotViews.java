package forge.directory.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.directory.Showcase;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooLarge;
import forge.web.Answers;
import forge.web.Multipart;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The pictures of a project: looked at by everybody, chosen by its admins. */
@Produces(MediaType.TEXT_HTML)
public final class ScreenshotViews {
  private static final int LONGEST_TEXT = 2_000;

  private final Visit visit;
  private final Showcase showcase;

  public ScreenshotViews(Visit visit, Showcase showcase) {
    this.visit = visit;
    this.showcase = showcase;
  }

  @GET
  @Path("{number: [0-9]{1,2}}")
  public View look(@PathParam("number") int number) {
    var all = visit.project().profile().screenshots();
    if (number < 1 || number > all.size()) {
      throw new NotFound("The screenshot");
    }
    return new ScreenshotPage(visit.project(), all.get(number - 1), number, all.size());
  }

  @GET
  public View form() {
    visit.require(CorePermission.ADMIN);
    return page("", Problems.NONE);
  }

  /** Takes the icon, or a picture with the words for it, while they arrive. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response add(@Context HttpHeaders headers, InputStream body) throws IOException {
    visit.require(CorePermission.ADMIN);
    String text = "";
    try {
      Multipart form = Multipart.of(headers.getMediaType(), body);
      for (var part = form.next(); part != null; part = form.next()) {
        if (part.name().equals("text")) {
          text = part.text(LONGEST_TEXT);
        } else if (part.file() != null && !part.file().isEmpty()) {
          return take(part, text);
        }
      }
      throw new Invalid("file", "Choose a picture.");
    } catch (Invalid e) {
      return Answers.again(page(text, Problems.of(e)));
    } catch (Conflict | TooLarge e) {
      return Answers.again(page(text, Problems.of("file", e.reason())));
    }
  }

  private Response take(Multipart.Part part, String text) {
    if (part.name().equals("icon")) {
      showcase.icon(visit, part.content());
      return done("The icon is changed.");
    }
    showcase.add(visit, text, part.content());
    return done("The picture is shown.");
  }

  @POST
  @Path("{content: [0-9a-f]{64}}")
  public Response change(
      @PathParam("content") String content,
      @FormParam("text") @Nullable String text,
      @FormParam("place") @DefaultValue("1") String place) {
    visit.require(CorePermission.ADMIN);
    try {
      showcase.change(visit, content, text, place(place));
      return done("Saved.");
    } catch (Invalid e) {
      return Answers.again(page("", Problems.of(e)));
    }
  }

  private static int place(String place) {
    if (!place.matches("[0-9]{1,2}")) {
      throw new Invalid("place", "The place of a picture is a number from 1.");
    }
    return Integer.parseInt(place);
  }

  @POST
  @Path("{content: [0-9a-f]{64}}/remove")
  public Response remove(@PathParam("content") String content) {
    showcase.remove(visit, content);
    return done("The picture is gone.");
  }

  private ScreenshotsPage page(String text, Problems problems) {
    return new ScreenshotsPage(visit.project(), text, Showcase.MOST_SCREENSHOTS, problems);
  }

  private Response done(String notice) {
    return Answers.seeOther(URI.create(visit.project().page() + "/-/screenshots"), notice);
  }
}
