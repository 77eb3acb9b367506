package forge.scm.web;

import forge.access.Visit;
import forge.scm.search.CodeResults;
import forge.scm.search.CodeWanted;
import forge.user.Identity;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers programs that search code. */
@NeedsScope("repository:read")
@Produces(MediaType.APPLICATION_JSON)
public final class CodeSearchApi {
  private final CodeSearchDesk desk;
  private final Identity identity;
  private final @Nullable Visit visit;

  /**
   * @param visit to a repository; null for the whole site
   */
  CodeSearchApi(CodeSearchDesk desk, Identity identity, @Nullable Visit visit) {
    this.desk = desk;
    this.identity = identity;
    this.visit = visit;
  }

  @GET
  public Response find(
      @QueryParam("q") @Nullable String typed, @QueryParam("cursor") @Nullable String cursor) {
    CodeWanted wanted = CodeWanted.parse(typed, cursor);
    CodeResults results = desk.find(identity, wanted, visit, true);
    var answer = Response.ok(CodeFoundJson.of(results));
    if (results.next() != null) {
      String next =
          (visit == null ? "/rest/search/code" : visit.mount().api("search").toString())
              + CodeSearchDesk.query(wanted.typed())
              + "&cursor="
              + CodeSearchDesk.encoded(results.next());
      answer.header("Link", "<" + next + ">; rel=\"next\"");
    }
    return answer.build();
  }
}
