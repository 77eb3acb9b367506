package forge.files.web;

import forge.access.Visit;
import forge.courier.Courier;
import forge.files.Desk;
import forge.files.Downloads.Fetcher;
import forge.files.FilePath;
import forge.files.ReleaseFile;
import forge.refusal.Refusal.NotFound;
import forge.user.web.ClientAddress;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** The files themselves, for browsers and download programs. */
@Produces(MediaType.WILDCARD)
public final class FetchViews {
  private static final String MIRROR = "Forge-Mirror";
  private static final String HERE = "none";
  private final Desk desk;
  private final Visit visit;

  FetchViews(Desk desk, Visit visit) {
    this.desk = desk;
    this.visit = visit;
  }

  @GET
  @Path("{path: .+}")
  @Produces(MediaType.WILDCARD)
  public Response fetch(
      @PathParam("path") String text,
      @QueryParam("mirror") @DefaultValue("") String mirror,
      @Context HttpHeaders headers,
      @Context ContainerRequestContext request) {
    FilePath path = FilePath.of(text);
    Optional<Response> sum = checksum(path);
    if (sum.isPresent()) {
      return sum.get();
    }
    ReleaseFile file = desk.files().get(visit, path);
    Courier courier = Courier.of(request).orElse(null);
    var sending = new Sending(file, desk.files().stored(file), headers, desk.front(), courier);
    Fetcher fetcher = fetcher(headers, request);
    if (sending.begins() && file.live()) {
      desk.downloads().note(file, fetcher);
    }
    boolean here =
        mirror.equals(HERE) || HERE.equals(headers.getHeaderString(MIRROR)) || sending.unchanged();
    URI place = visit.mount().page("get", path);
    return (here
            ? Optional.<URI>empty()
            : desk.mirrors().near(visit, file, place, fetcher.address()))
        .map(sending::elsewhere)
        .orElseGet(() -> sending.answer(true));
  }

  private Fetcher fetcher(HttpHeaders headers, ContainerRequestContext request) {
    Object address = request.getProperty(ClientAddress.PROPERTY);
    return new Fetcher(
        Asker.of(desk.visitors(), headers),
        address instanceof String known ? known : "",
        headers.getHeaderString(HttpHeaders.USER_AGENT),
        headers.getHeaderString("Referer"),
        headers.getHeaderString("Range") != null);
  }

  @HEAD
  @Path("{path: .+}")
  @Produces(MediaType.WILDCARD)
  public Response look(@PathParam("path") String path, @Context HttpHeaders headers) {
    Optional<Response> sum = checksum(FilePath.of(path));
    if (sum.isPresent()) {
      return sum.get();
    }
    ReleaseFile file = desk.files().get(visit, FilePath.of(path));
    return new Sending(file, desk.files().stored(file), headers, desk.front(), null).answer(false);
  }

  /** What {@code sha256sum -c} reads, made for every file that has none of its own. */
  private Optional<Response> checksum(FilePath path) {
    if (!path.value().endsWith(".sha256")) {
      return Optional.empty();
    }
    var about = new FilePath(path.value().substring(0, path.value().length() - 7));
    try {
      desk.files().get(visit, path);
      return Optional.empty();
    } catch (NotFound made) {
      ReleaseFile file = desk.files().get(visit, about);
      return Optional.of(
          Response.ok(file.content().sha256() + "  " + file.name() + "\n")
              .header("Content-Type", "text/plain; charset=utf-8")
              .header("Content-Disposition", Sending.disposition(path.name()))
              .build());
    }
  }
}
