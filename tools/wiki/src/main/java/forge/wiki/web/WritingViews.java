package forge.wiki.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.artifact.Labels;
import forge.artifact.web.AttachmentsApi;
import forge.markup.TextDiff;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import forge.wiki.PageStreams;
import forge.wiki.PageTitle;
import forge.wiki.Pages;
import forge.wiki.Pages.Writing;
import forge.wiki.WikiPage;
import forge.wiki.WikiPage.Revision;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers that write, rename, delete and restore pages of the wiki. */
@Produces(MediaType.TEXT_HTML)
public final class WritingViews {
  private final Pages pages;
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final Visit visit;
  private final Places places;

  WritingViews(Pages pages, Artifacts artifacts, Attachments attachments, Visit visit) {
    this.pages = pages;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.visit = visit;
    this.places = new Places(visit.mount());
  }

  @GET
  @Path("new")
  public View begin(@QueryParam("title") @Nullable String title) {
    pages.willEdit(visit);
    return new NewPage(places, title == null ? "" : title, Problems.NONE);
  }

  @POST
  @Path("new")
  public Response begin(
      @FormParam("title") @Nullable String typed, @FormParam("below") @Nullable String below) {
    pages.willEdit(visit);
    String whole = below == null || below.isBlank() ? or(typed) : below + "/" + or(typed);
    try {
      return Answers.seeOther(places.edit(PageTitle.of(whole)));
    } catch (Invalid e) {
      return Answers.again(new NewPage(places, whole, Problems.of(e)));
    }
  }

  @GET
  @Path("edit/{title: .+}")
  public Response edit(@PathParam("title") String text) {
    pages.willEdit(visit);
    PageTitle title = WikiViews.titleOf(text);
    WikiPage page = pages.look(visit, title).page().orElse(null);
    if (page != null && !page.title().key().equals(title.key())) {
      page = null;
    }
    if (page == null) {
      return Response.ok(form(title, null, "", "", "", 0, Problems.NONE)).build();
    }
    if (!pages.maySee(visit, page)) {
      return Response.ok(form(title, null, "", "", "", page.revision(), Problems.NONE)).build();
    }
    Revision now = page.current();
    String labels = String.join(", ", now.labels());
    return Response.ok(
            form(page.title(), page, now.text(), labels, "", page.revision(), Problems.NONE))
        .build();
  }

  @POST
  @Path("preview/{title: .+}")
  public View preview(
      @PathParam("title") String title,
      @FormParam("base") @Nullable String base,
      @FormParam("text") @Nullable String text,
      @FormParam("labels") @Nullable String labels,
      @FormParam("note") @Nullable String note) {
    pages.willEdit(visit);
    PageTitle place = WikiViews.titleOf(title);
    String shown = or(text).length() > Pages.LONGEST ? "" : or(text);
    WikiPage page = current(place);
    return new EditPage(
        places,
        place,
        page,
        number(base),
        or(text),
        or(labels),
        or(note),
        artifacts.preview(visit, shown),
        List.of(),
        editing(page),
        attach(page),
        Problems.NONE);
  }

  @POST
  @Path("edit/{title: .+}")
  public Response write(
      @PathParam("title") String title,
      @FormParam("base") @Nullable String base,
      @FormParam("text") @Nullable String text,
      @FormParam("labels") @Nullable String labels,
      @FormParam("note") @Nullable String note) {
    pages.willEdit(visit);
    PageTitle place = WikiViews.titleOf(title);
    try {
      var writing = Writing.of(number(base), text, Labels.parse(labels), note);
      WikiPage written = pages.write(visit, place, writing);
      return Answers.seeOther(URI.create(places.page(written.title())), "The page is saved.");
    } catch (Invalid e) {
      return Answers.again(
          form(
              place, current(place), or(text), or(labels), or(note), number(base), Problems.of(e)));
    } catch (Conflict e) {
      return conflict(place, or(text), or(labels), or(note), e);
    }
  }

  /** Both texts and what differs; what was typed is what will be saved over the newer revision. */
  private Response conflict(
      PageTitle title, String typed, String labels, String note, Conflict reason) {
    WikiPage page = current(title);
    String text = typed.replace("\r\n", "\n").replace('\r', '\n');
    var lines = page == null ? List.<TextDiff.Line>of() : TextDiff.of(page.current().text(), text);
    return Response.status(409)
        .entity(
            new EditPage(
                places,
                page == null ? title : page.title(),
                page,
                page == null ? 0 : page.revision(),
                text,
                labels,
                note,
                null,
                lines,
                editing(page),
                attach(page),
                Problems.of("text", reason.reason())))
        .build();
  }

  private EditPage form(
      PageTitle title,
      @Nullable WikiPage page,
      String text,
      String labels,
      String note,
      int base,
      Problems problems) {
    return new EditPage(
        places,
        title,
        page,
        base,
        text,
        labels,
        note,
        null,
        List.of(),
        editing(page),
        attach(page),
        problems);
  }

  private @Nullable WikiPage current(PageTitle title) {
    return pages.look(visit, title).page().filter(p -> pages.maySee(visit, p)).orElse(null);
  }

  private static String editing(@Nullable WikiPage page) {
    return page == null ? "" : PageStreams.editing(page);
  }

  private String attach(@Nullable WikiPage page) {
    return page == null ? "" : places.attachments(page.id());
  }

  @POST
  @Path("revert/{number: \\d{1,9}}/{title: .+}")
  public Response revert(@PathParam("number") int number, @PathParam("title") String title) {
    WikiPage page = pages.get(visit, WikiViews.titleOf(title));
    WikiPage after = pages.revert(visit, page, number);
    return Answers.seeOther(
        URI.create(places.page(after.title())),
        "The page says again what it said at revision " + number + ".");
  }

  @GET
  @Path("rename/{title: .+}")
  public View rename(@PathParam("title") String title) {
    pages.willEdit(visit);
    WikiPage page = pages.get(visit, WikiViews.titleOf(title));
    return new RenamePage(places, page, page.title().value(), Problems.NONE);
  }

  @POST
  @Path("rename/{title: .+}")
  public Response rename(
      @PathParam("title") String title, @FormParam("title") @Nullable String typed) {
    pages.willEdit(visit);
    WikiPage page = pages.get(visit, WikiViews.titleOf(title));
    try {
      WikiPage after = pages.rename(visit, page, PageTitle.of(typed));
      return Answers.seeOther(
          URI.create(places.page(after.title())), "The old address leads here from now on.");
    } catch (Invalid e) {
      return Answers.again(new RenamePage(places, page, or(typed), Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(
          new RenamePage(places, page, or(typed), Problems.of("title", e.reason())));
    }
  }

  @POST
  @Path("delete/{title: .+}")
  public Response delete(@PathParam("title") String title) {
    pages.delete(visit, pages.get(visit, WikiViews.titleOf(title)));
    return Answers.seeOther(
        URI.create(places.page(WikiViews.titleOf(title))),
        "The page is deleted. It can be restored.");
  }

  @POST
  @Path("restore/{title: .+}")
  public Response restore(@PathParam("title") String title) {
    WikiPage after = pages.restore(visit, pages.get(visit, WikiViews.titleOf(title)));
    return Answers.seeOther(URI.create(places.page(after.title())), "The page is back.");
  }

  @POST
  @Path("attach/{title: .+}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response attach(
      @PathParam("title") String title, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    pages.willEdit(visit);
    WikiPage page = pages.get(visit, WikiViews.titleOf(title));
    var added = AttachmentsApi.receive(attachments, visit, page.id(), headers.getMediaType(), body);
    return Answers.seeOther(
        URI.create(places.page(page.title())),
        added.isEmpty() ? "No file was chosen." : "Attached " + added.size() + ".");
  }

  @POST
  @Path("detach/{title: .+}")
  public Response detach(
      @PathParam("title") String title, @FormParam("file") @Nullable String file) {
    pages.willEdit(visit);
    WikiPage page = pages.get(visit, WikiViews.titleOf(title));
    attachments.of(visit.mount().id(), page.id()).stream()
        .filter(a -> a.id().equals(file))
        .forEach(a -> pages.willDetach(visit, a));
    attachments.remove(visit, page.id(), or(file));
    return Answers.seeOther(URI.create(places.page(page.title())), "The file is removed.");
  }

  private static int number(@Nullable String base) {
    return base != null && base.matches("\\d{1,9}") ? Integer.parseInt(base) : 0;
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
