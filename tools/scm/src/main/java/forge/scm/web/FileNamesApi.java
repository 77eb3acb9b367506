package forge.scm.web;

import forge.access.Visit;
import forge.scm.FileList;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.find.FileNames;
import forge.user.web.NeedsScope;
import forge.web.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** All paths of a ref at once, packed, for those who look through them themselves. */
@NeedsScope("repository:read")
@Produces(MediaType.APPLICATION_JSON)
public final class FileNamesApi {
  private final Visit visit;
  private final Repositories repositories;
  private final FileNames names;

  FileNamesApi(Visit visit, Repositories repositories, FileNames names) {
    this.visit = visit;
    this.repositories = repositories;
    this.names = names;
  }

  @GET
  @Path("{place: .+}")
  public Response paths(
      @PathParam("place") String asked,
      @HeaderParam("If-None-Match") @Nullable String known,
      @HeaderParam("Accept-Encoding") @Nullable String encodings) {
    try (Repository repository = repositories.open(visit)) {
      Place place = FindViews.place(repository, asked);
      boolean packed = encodings != null && encodings.contains("gzip");
      String tag = "\"" + place.commit().text() + (packed ? "-gz" : "") + "\"";
      boolean forever = asked.equals(place.commit().text());
      var answer =
          tag.equals(known)
              ? Response.notModified()
              : Response.ok(
                  body(
                      json(place, names.of(visit.mount().id(), repository, place.commit())),
                      packed));
      if (packed && !tag.equals(known)) {
        answer.header("Content-Encoding", "gzip");
      }
      return answer
          .header("ETag", tag)
          .header("Vary", "Accept-Encoding")
          .header("Cache-Control", forever ? "private, max-age=86400" : "private, no-cache")
          .build();
    }
  }

  private static FilesJson json(Place place, FileList files) {
    return new FilesJson(place.commit().text(), files.whole(), files.paths());
  }

  private static StreamingOutput body(FilesJson files, boolean packed) {
    return out -> {
      if (packed) {
        try (var gzip = new GZIPOutputStream(out, 1 << 14)) {
          Json.MAPPER.writeValue(gzip, files);
        }
      } else {
        Json.MAPPER.writeValue(out, files);
      }
    };
  }
}
