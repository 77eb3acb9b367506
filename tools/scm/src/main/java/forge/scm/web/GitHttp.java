package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal;
import forge.refusal.Refusal.SignInNeeded;
import forge.scm.git.GitServer;
import forge.scm.git.GitServer.Service;
import forge.scm.git.Limited;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Git's smart protocol over HTTP, as its own clients speak it. What is refused here is a line of
 * plain text, which they show.
 */
@NeedsScope("repository:read")
@Produces(MediaType.WILDCARD)
public final class GitHttp {
  private static final long LARGEST_FETCH_REQUEST = 32L << 20;

  private final Visit visit;
  private final GitServer server;

  GitHttp(Visit visit, GitServer server) {
    this.visit = visit;
    this.server = server;
  }

  @GET
  @Path("refs")
  public Response refs(
      @PathParam("git") String folder,
      @QueryParam("service") @Nullable String name,
      @HeaderParam("Git-Protocol") @Nullable String protocol)
      throws IOException {
    Optional<Service> service = service(name);
    if (service.isEmpty() || !folder.equals("info")) {
      return dumb();
    }
    try {
      var refs = new ByteArrayOutputStream();
      server.advertise(visit, service.get(), parameters(protocol), refs);
      return answer(service.get(), "advertisement", refs.toByteArray());
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  @POST
  public Response exchange(
      @PathParam("git") String name,
      @HeaderParam("Git-Protocol") @Nullable String protocol,
      @HeaderParam("Content-Type") @Nullable String type,
      @HeaderParam("Content-Encoding") @Nullable String encoding,
      InputStream body)
      throws IOException {
    Optional<Service> service = service(name);
    if (service.isEmpty()) {
      return dumb();
    }
    if (!("application/x-" + name + "-request").equals(type)) {
      return text(415, "Send this as application/x-" + name + "-request.");
    }
    try {
      server.admit(visit, service.get());
    } catch (Refusal refusal) {
      return refused(refusal);
    }
    InputStream in = "gzip".equals(encoding) || "x-gzip".equals(encoding) ? unzipped(body) : body;
    StreamingOutput result =
        switch (service.get()) {
          case FETCH ->
              out ->
                  server.fetch(
                      visit, parameters(protocol), new Limited(in, LARGEST_FETCH_REQUEST), out);
          case PUSH -> out -> server.push(visit, in, out);
        };
    return answer(service.get(), "result", result);
  }

  private static InputStream unzipped(InputStream body) throws IOException {
    return new GZIPInputStream(body, 1 << 14);
  }

  /** Whatever clients of the old protocol ask for, which reads files one by one. */
  @GET
  public Response file() {
    return dumb();
  }

  @GET
  @Path("{file: .+}")
  public Response fileBelow() {
    return dumb();
  }

  private static Response dumb() {
    return text(403, "This forge speaks Git's smart protocol only: use Git 1.6.6 or later.");
  }

  private static Optional<Service> service(@Nullable String name) {
    return Arrays.stream(Service.values()).filter(s -> s.command().equals(name)).findFirst();
  }

  private static List<String> parameters(@Nullable String protocol) {
    return protocol == null || protocol.length() > 200 ? List.of() : List.of(protocol.split(":"));
  }

  private static Response answer(Service service, String what, Object entity) {
    return Response.ok(entity)
        .header("Content-Type", "application/x-" + service.command() + "-" + what)
        .header("Cache-Control", "no-cache, no-store")
        .build();
  }

  static Response refused(Refusal refusal) {
    if (refusal instanceof SignInNeeded) {
      return Response.fromResponse(
              text(401, "Sign in with your user name and a personal access token."))
          .header("WWW-Authenticate", "Basic realm=\"Forge\", charset=\"UTF-8\"")
          .build();
    }
    return text(403, refusal.reason());
  }

  private static Response text(int status, String sentence) {
    return Response.status(status)
        .header("Content-Type", "text/plain; charset=utf-8")
        .header("Cache-Control", "no-cache")
        .entity(sentence + "\n")
        .build();
  }
}
