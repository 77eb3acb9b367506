package forge.scm.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forge.access.Visit;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.refusal.Refusal.TooLarge;
import forge.scm.git.Limited;
import forge.scm.lfs.LargeFiles;
import forge.scm.lfs.LfsFolder;
import forge.scm.lfs.Oid;
import forge.user.web.NeedsScope;
import forge.web.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Large files and their locks, as the client of Git LFS speaks of them. */
@NeedsScope("repository:read")
@Produces(MediaType.WILDCARD)
public final class LfsHttp {
  static final String TYPE = "application/vnd.git-lfs+json";
  private static final int MOST_OBJECTS = 1000;
  private static final long LARGEST_REQUEST = 1 << 20;

  private final Visit visit;
  private final LargeFiles files;
  private final String address;

  LfsHttp(Visit visit, LargeFiles files, String address) {
    this.visit = visit;
    this.files = files;
    this.address = address;
  }

  @POST
  @Path("objects/batch")
  public Response batch(
      @HeaderParam("Authorization") @Nullable String authorization, InputStream body) {
    return answered(
        () -> {
          JsonNode asked = read(body);
          boolean upload = upload(asked.path("operation").asText());
          if (upload) {
            files.admitWriter(visit);
          } else {
            files.admitReader(visit);
          }
          if (asked.path("objects").size() > MOST_OBJECTS) {
            throw new Invalid("objects", "Ask for at most 1,000 objects at once.", 1000L);
          }
          var objects = new ArrayList<Map<String, Object>>();
          for (JsonNode object : asked.path("objects")) {
            objects.add(object(object, upload, authorization));
          }
          return json(200, Map.of("transfer", "basic", "hash_algo", "sha256", "objects", objects));
        });
  }

  private static boolean upload(String operation) {
    return switch (operation) {
      case "upload" -> true;
      case "download" -> false;
      default -> throw new Invalid("operation", "The operation is upload or download.");
    };
  }

  private Map<String, Object> object(JsonNode asked, boolean upload, @Nullable String authority) {
    Oid oid = Oid.parse(asked.path("oid").asText());
    long size = asked.path("size").asLong(-1);
    if (size < 0) {
      throw new Invalid("size", "The size of an object is a number of bytes.");
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("oid", oid.text());
    answer.put("size", size);
    boolean there = upload ? files.has(visit, oid) : files.find(visit, oid).isPresent();
    Optional<String> tooMuch = upload && !there ? files.tooMuch(visit, size) : Optional.empty();
    if (tooMuch.isPresent()) {
      answer.put("error", Map.of("code", 422, "message", tooMuch.get()));
    } else if (upload && !there) {
      answer.put(
          "actions",
          Map.of(
              "upload", action("/objects/" + oid, authority),
              "verify", action("/verify", authority)));
    } else if (!upload && !there) {
      answer.put("error", Map.of("code", 404, "message", "This object does not exist here."));
    } else if (!upload) {
      answer.put("actions", Map.of("download", action("/objects/" + oid, authority)));
    }
    return answer;
  }

  /** The client goes on with what it came with, whether that was a password, a token or a pass. */
  private Map<String, Object> action(String path, @Nullable String authority) {
    Map<String, String> header = authority == null ? Map.of() : Map.of("Authorization", authority);
    return Map.of("href", address + path, "header", header);
  }

  @GET
  @Path("objects/{oid}")
  public Response download(
      @PathParam("oid") String oid,
      @HeaderParam("Range") @Nullable String range,
      @QueryParam("name") @Nullable String name) {
    return answered(
        () -> {
          var file =
              files
                  .find(visit, Oid.parse(oid))
                  .orElseThrow(() -> new NotFound("The large file " + oid));
          return Span.of(range, LfsFolder.size(file)).answer(file, oid, name);
        });
  }

  @PUT
  @NeedsScope("repository:write")
  @Path("objects/{oid}")
  public Response upload(
      @PathParam("oid") String oid,
      @HeaderParam("Content-Length") @Nullable Long size,
      InputStream body) {
    return answered(
        () -> {
          files.bring(visit, Oid.parse(oid), size == null ? -1 : size, body);
          return Response.ok().build();
        });
  }

  @POST
  @Path("verify")
  public Response verify(InputStream body) {
    return answered(
        () -> {
          JsonNode asked = read(body);
          Oid oid = Oid.parse(asked.path("oid").asText());
          long size =
              files
                  .find(visit, oid)
                  .map(LfsFolder::size)
                  .orElseThrow(() -> new NotFound("The object " + oid));
          if (size != asked.path("size").asLong(-1)) {
            throw new Invalid("size", "The object " + oid + " has " + size + " bytes.");
          }
          return json(200, Map.of());
        });
  }

  @Path("locks")
  public Object locks() {
    return new LockHttp(visit, files);
  }

  /** A deed that may be refused, or break off. */
  interface Deed {
    Response run() throws IOException;
  }

  /** Whatever is refused comes as the client of Git LFS shows it. */
  static Response answered(Deed deed) {
    try {
      return deed.run();
    } catch (SignInNeeded refusal) {
      return Response.fromResponse(
              json(401, Map.of("message", "Sign in with your user name and a personal token.")))
          .header("LFS-Authenticate", "Basic realm=\"Forge\"")
          .header("WWW-Authenticate", "Basic realm=\"Forge\", charset=\"UTF-8\"")
          .build();
    } catch (Refusal refusal) {
      return json(status(refusal), Map.of("message", refusal.reason()));
    } catch (IOException e) {
      return json(400, Map.of("message", "The request broke off."));
    }
  }

  private static int status(Refusal refusal) {
    return switch (refusal) {
      case NotFound missing -> 404;
      case Invalid invalid -> 422;
      case TooLarge large -> 413;
      default -> 403;
    };
  }

  static JsonNode read(InputStream body) throws IOException {
    try {
      JsonNode read = Json.MAPPER.readTree(new Limited(body, LARGEST_REQUEST));
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new Invalid("body", "The request is not well-formed JSON.");
    }
    throw new Invalid("body", "The request must be a JSON object.");
  }

  static Response json(int status, Object answer) {
    try {
      return Response.status(status)
          .header("Content-Type", TYPE)
          .header("Cache-Control", "no-store")
          .entity(Json.MAPPER.writeValueAsString(answer))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
