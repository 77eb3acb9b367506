package forge.scm.web;

import com.fasterxml.jackson.databind.JsonNode;
import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.scm.lfs.LargeFiles;
import forge.scm.lfs.LfsLock;
import forge.store.Slice;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locks of large files, as the client of Git LFS speaks of them. */
@NeedsScope("repository:read")
@Produces(MediaType.WILDCARD)
public final class LockHttp {
  private static final int MOST = 100;

  private final Visit visit;
  private final LargeFiles files;

  LockHttp(Visit visit, LargeFiles files) {
    this.visit = visit;
    this.files = files;
  }

  @GET
  public Response list(
      @QueryParam("path") @Nullable String path,
      @QueryParam("id") @Nullable String id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return LfsHttp.answered(
        () -> {
          var answer = new LinkedHashMap<String, Object>();
          if (path != null || id != null) {
            Optional<LfsLock> one =
                path != null ? files.lockOf(visit, path) : files.lockById(visit, "" + id);
            answer.put("locks", one.stream().map(LockHttp::json).toList());
          } else {
            Slice<LfsLock> page = files.locks(visit, cursor, limit(limit));
            answer.put("locks", page.items().stream().map(LockHttp::json).toList());
            next(answer, page);
          }
          return LfsHttp.json(200, answer);
        });
  }

  @POST
  public Response lock(InputStream body) {
    return LfsHttp.answered(
        () -> {
          String path = LfsHttp.read(body).path("path").asText();
          Optional<LfsLock> made = files.lock(visit, path);
          if (made.isPresent()) {
            return LfsHttp.json(201, Map.of("lock", json(made.get())));
          }
          var answer = new LinkedHashMap<String, Object>();
          files.lockOf(visit, path.strip()).ifPresent(lock -> answer.put("lock", json(lock)));
          answer.put("message", path + " is locked already.");
          return LfsHttp.json(409, answer);
        });
  }

  /** All locks, one's own apart from those of others: asked before each push. */
  @POST
  @Path("verify")
  public Response verify(InputStream body) {
    return LfsHttp.answered(
        () -> {
          JsonNode asked = LfsHttp.read(body);
          files.admitWriter(visit);
          JsonNode limit = asked.path("limit");
          Slice<LfsLock> page =
              files.locks(
                  visit,
                  asked.path("cursor").asText(null),
                  limit(limit.isInt() ? limit.asInt() : null));
          List<LfsLock> locks = page.items();
          var answer = new LinkedHashMap<String, Object>();
          answer.put("ours", locks.stream().filter(this::mine).map(LockHttp::json).toList());
          answer.put(
              "theirs", locks.stream().filter(lock -> !mine(lock)).map(LockHttp::json).toList());
          next(answer, page);
          return LfsHttp.json(200, answer);
        });
  }

  @POST
  @Path("{id}/unlock")
  public Response unlock(@PathParam("id") String id, InputStream body) {
    return LfsHttp.answered(
        () -> {
          boolean force = LfsHttp.read(body).path("force").asBoolean();
          return LfsHttp.json(200, Map.of("lock", json(files.unlock(visit, id, force))));
        });
  }

  private boolean mine(LfsLock lock) {
    return lock.owner().equals(visit.user().id());
  }

  private static int limit(@Nullable Integer asked) {
    if (asked != null && asked < 1) {
      throw new Invalid("limit", "The limit must be from 1 to " + MOST + ".", (long) MOST);
    }
    return asked == null ? MOST : Math.min(asked, MOST);
  }

  private static void next(Map<String, Object> answer, Slice<LfsLock> page) {
    if (page.next() != null) {
      answer.put("next_cursor", page.next());
    }
  }

  private static Map<String, Object> json(LfsLock lock) {
    return Map.of(
        "id", lock.id(),
        "path", lock.path(),
        "locked_at", lock.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        "owner", Map.of("name", lock.owner().value()));
  }
}
