package forge.scm.web;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.edit.Bytes;
import forge.scm.edit.Change;
import forge.scm.edit.Edits;
import forge.scm.edit.Outcome;
import forge.scm.web.EditDesk.Spot;
import forge.web.Answers;
import forge.web.Multipart;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes files from somebody's machine into a folder, as one commit. */
@Produces(MediaType.TEXT_HTML)
public final class UploadViews {
  private static final long TOGETHER = 25L << 20;
  private static final int FIELD = 100_000;

  private final EditDesk desk;

  UploadViews(EditDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("{place: .+}")
  public UploadPage form(@PathParam("place") String asked) {
    try (Repository repository = desk.open()) {
      Spot spot = EditDesk.spot(repository, asked);
      return page(repository, spot, EditForm.of(Map.of()), Problems.NONE);
    }
  }

  @POST
  @Path("{place: .+}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(
      @PathParam("place") String asked, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    try (Repository repository = desk.open()) {
      Spot spot = EditDesk.spot(repository, asked);
      var fields = new HashMap<String, String>();
      try {
        Map<RepoPath, Bytes> files = read(spot, Multipart.of(headers.getMediaType(), body), fields);
        return commit(spot, EditForm.of(fields), files);
      } catch (Invalid e) {
        return Answers.again(page(repository, spot, EditForm.of(fields), Problems.of(e)));
      }
    }
  }

  private static Map<RepoPath, Bytes> read(Spot spot, Multipart form, Map<String, String> fields)
      throws IOException {
    var files = new LinkedHashMap<RepoPath, Bytes>();
    long together = 0;
    for (var part = form.next(); part != null; part = form.next()) {
      if (part.file() == null) {
        fields.put(part.name(), part.text(FIELD));
      } else if (!part.file().isEmpty()) {
        byte[] content = part.content().readNBytes(Edits.LARGEST + 1);
        together += content.length;
        if (together > TOGETHER) {
          throw new TooLarge("What is uploaded together", TOGETHER);
        }
        files.put(spot.path().child(bare(part.file())), Bytes.of(content));
      }
    }
    return files;
  }

  /** The name alone, as some send the whole path. */
  private static String bare(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private Response commit(Spot spot, EditForm form, Map<RepoPath, Bytes> files) {
    if (files.isEmpty()) {
      throw new Invalid("file", "Choose at least one file.");
    }
    var changes = new ArrayList<Change>();
    files.forEach((path, content) -> changes.add(new Change.Write(path, Change.ANY, content)));
    String subject =
        files.size() == 1
            ? "Upload " + files.keySet().iterator().next().name()
            : "Upload " + files.size() + " files";
    Outcome outcome =
        spot.commit() == null
            ? desk.begin(spot, form, changes, subject)
            : desk.commit(spot, form, spot.commit(), List.copyOf(changes), subject);
    if (!(outcome instanceof Outcome.Done done)) {
      throw new IllegalStateException("whatever was there should have been replaced");
    }
    String branch = EditDesk.branch(spot, form);
    return Answers.seeOther(
        spot.path().root()
            ? desk.mount().page("tree", branch)
            : desk.mount().page("tree", branch, spot.path()),
        "Committed " + done.commit().brief() + " to “" + branch + "”.");
  }

  private UploadPage page(Repository repository, Spot spot, EditForm form, Problems problems) {
    return new UploadPage(
        Bar.of(desk.mount(), spot.ref(), Bar.View.TREE),
        desk.crumbs(spot, "Upload"),
        spot.path().toString(),
        form,
        desk.saving(repository, spot, "upload", "Upload files"),
        problems);
  }
}
