package forge.files.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.files.Checksum;
import forge.files.Desk;
import forge.files.FilePath;
import forge.files.FilesPermission;
import forge.files.Folder;
import forge.files.Quotas;
import forge.files.Release;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import forge.refusal.Refusal.Unavailable;
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

/** The pages of those who ship: what is recommended, uploads, notes. */
@Produces(MediaType.TEXT_HTML)
public final class ShippingViews {
  private static final int NAME_LIMIT = 2000;
  private static final int NOTES_LIMIT = 400_000;

  private final Desk desk;
  private final FolderPages pages;
  private final Visit visit;
  private final URI site;

  ShippingViews(Desk desk, FolderPages pages, Visit visit, URI site) {
    this.desk = desk;
    this.pages = pages;
    this.visit = visit;
    this.site = site;
  }

  // Recommending

  /** What is offered to whom, and why. */
  @GET
  @Path("recommended")
  public View recommended() {
    visit.require(FilesPermission.UPLOAD);
    return RecommendedPage.of(visit.mount(), desk.recommendations().of(visit));
  }

  /** Offers a file to the users of a system by hand, or leaves it to rules and versions again. */
  @POST
  @Path("recommended")
  public Response recommend(
      @FormParam("system") @DefaultValue("") String system,
      @FormParam("path") @DefaultValue("") String text) {
    visit.require(FilesPermission.UPLOAD);
    if (text.isBlank()) {
      desk.recommendations().unmark(visit, system);
    } else {
      desk.recommendations().markAlso(visit, FilePath.of(text), system);
    }
    return Answers.seeOther(visit.mount().page("-", "recommended"), "Saved.");
  }

  // Room

  @GET
  @Path("room")
  public View room() {
    visit.require(FilesPermission.UPLOAD);
    return RoomPage.of(visit.mount(), desk.quotas().room(visit), visit.user().admin());
  }

  /** Gives the project room of its own, or what every project has. */
  @POST
  @Path("room")
  public Response limit(@FormParam("gb") @DefaultValue("") String gb) {
    visit.require(CorePermission.READ);
    try {
      desk.quotas().limit(visit, gigabytes(gb.strip()));
      return Answers.seeOther(visit.mount().page("-", "room"), "Saved.");
    } catch (Invalid e) {
      Quotas.Room room = desk.quotas().room(visit);
      return Answers.again(RoomPage.of(visit.mount(), room, gb, true, Problems.of(e)));
    }
  }

  private static @Nullable Long gigabytes(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("\\d{1,7}")) {
      throw new Invalid("gb", "The limit is a number of GB.");
    }
    return Long.valueOf(text);
  }

  // Shipping

  @GET
  @Path("upload")
  public View uploadForm(@QueryParam("folder") @DefaultValue("") String folder) {
    visit.require(FilesPermission.UPLOAD);
    return new UploadPage(visit.mount(), site, FilePath.of(folder).value(), "", Problems.NONE);
  }

  /** Takes a form with a folder, notes and files, each while it arrives. */
  @POST
  @Path("upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(@Context HttpHeaders headers, InputStream body) throws IOException {
    visit.require(FilesPermission.UPLOAD);
    String folder = "";
    String notes = "";
    int files = 0;
    try {
      Multipart form = Multipart.of(headers.getMediaType(), body);
      for (var part = form.next(); part != null; part = form.next()) {
        if (part.name().equals("folder")) {
          folder = part.text(NAME_LIMIT).strip();
        } else if (part.name().equals("notes")) {
          notes = part.text(NOTES_LIMIT);
        } else if (part.file() != null && !part.file().isEmpty()) {
          FilePath place = FilePath.of(folder).resolve(bare(part.file()));
          desk.files().publish(visit, place, part.content(), Checksum.NONE);
          files++;
        }
      }
      FilePath path = FilePath.of(folder);
      if (files == 0 && path.root()) {
        throw new Invalid("file", "Choose at least one file.");
      }
      if (!path.root() && (files == 0 || !notes.isBlank())) {
        desk.folders().make(visit, path);
      }
      if (!notes.isBlank()) {
        desk.folders().describe(visit, path, notes);
      }
      return Answers.seeOther(pages.home(path), published(files));
    } catch (Invalid e) {
      return Answers.again(new UploadPage(visit.mount(), site, folder, notes, Problems.of(e)));
    } catch (Conflict | TooLarge | Unavailable e) {
      return Answers.again(
          new UploadPage(visit.mount(), site, folder, notes, Problems.of("file", e.reason())));
    }
  }

  /** Where the page of uploads leads when all have arrived. */
  @GET
  @Path("uploaded")
  public Response uploaded(@QueryParam("folder") @DefaultValue("") String folder) {
    visit.require(FilesPermission.UPLOAD);
    return Answers.seeOther(pages.home(FilePath.of(folder)), "The files have arrived.");
  }

  private static String published(int files) {
    return switch (files) {
      case 0 -> "The folder is made.";
      case 1 -> "The file is published.";
      default -> files + " files are published.";
    };
  }

  /** Some browsers send the whole path. */
  private static String bare(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  @GET
  @Path("notes")
  public View notesForm(@QueryParam("folder") @DefaultValue("") String folder) {
    visit.require(FilesPermission.UPLOAD);
    FilePath path = FilePath.of(folder);
    String notes =
        desk.releases().ofFolders(visit, List.of(path)).stream()
            .findFirst()
            .map(Release::notes)
            .or(() -> desk.folders().find(visit, path).map(Folder::notes))
            .orElse("");
    return new NotesPage(visit.mount(), path.value(), notes, Problems.NONE);
  }

  @POST
  @Path("notes")
  public Response writeNotes(
      @FormParam("folder") @DefaultValue("") String folder,
      @FormParam("notes") @DefaultValue("") String notes) {
    visit.require(FilesPermission.UPLOAD);
    FilePath path = FilePath.of(folder);
    try {
      desk.folders().describe(visit, path, notes);
      return Answers.seeOther(pages.home(path), "The notes are saved.");
    } catch (Invalid e) {
      return Answers.again(new NotesPage(visit.mount(), folder, notes, Problems.of(e)));
    }
  }

  @POST
  @Path("remove")
  public Response remove(@FormParam("path") @DefaultValue("") String text) {
    visit.require(CorePermission.READ);
    FilePath path = FilePath.of(text);
    desk.files().remove(visit, path);
    return Answers.seeOther(pages.place(path.folder()), "“" + path.name() + "” is withdrawn.");
  }
}
