package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.TooLarge;
import forge.scm.CommitId;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.scm.edit.Bytes;
import forge.scm.edit.Change;
import forge.scm.edit.Edits;
import forge.scm.edit.Outcome;
import forge.user.web.NeedsScope;
import forge.web.Announced;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes files of a repository for programs, each change a commit. */
@NeedsScope("repository:write")
@Produces(MediaType.APPLICATION_JSON)
public final class ContentsApi {
  private final Visit visit;
  private final Repositories repositories;
  private final Edits edits;

  ContentsApi(Visit visit, Repositories repositories, Edits edits) {
    this.visit = visit;
    this.repositories = repositories;
    this.edits = edits;
  }

  /**
   * Makes a file, or gives it other content: the body, byte by byte.
   *
   * @param known the id of the content to be replaced, or {@code *}; without it the file must be
   *     new
   */
  @PUT
  @Path("{path: .+}")
  public Response put(
      @PathParam("path") String asked,
      @QueryParam("branch") @Nullable String branch,
      @QueryParam("from") @Nullable String from,
      @QueryParam("message") @Nullable String message,
      @HeaderParam("If-Match") @Nullable String known,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    edits.admit(visit);
    Announced.within(headers, "A file that is changed here", Edits.LARGEST);
    RepoPath path = path(asked);
    byte[] content = body.readNBytes(Edits.LARGEST + 1);
    if (content.length > Edits.LARGEST) {
      throw new TooLarge("A file that is changed here", Edits.LARGEST);
    }
    var write = new Change.Write(path, known(known, Change.NONE), Bytes.of(content));
    return commit(write, branch, from, message, "Change " + path.name());
  }

  @DELETE
  @Path("{path: .+}")
  public Response delete(
      @PathParam("path") String asked,
      @QueryParam("branch") @Nullable String branch,
      @QueryParam("from") @Nullable String from,
      @QueryParam("message") @Nullable String message,
      @HeaderParam("If-Match") @Nullable String known) {
    edits.admit(visit);
    RepoPath path = path(asked);
    var delete = new Change.Delete(path, known(known, Change.ANY));
    return commit(delete, branch, from, message, "Delete " + path.name());
  }

  private static RepoPath path(String asked) {
    RepoPath path = RepoPath.of(asked);
    if (path.root()) {
      throw new NotFound("A file without a name");
    }
    return path;
  }

  private static String known(@Nullable String tag, String otherwise) {
    if (tag == null || tag.isBlank()) {
      return otherwise;
    }
    String id = tag.strip().replaceAll("^W/|\"", "");
    return id.substring(id.lastIndexOf('-') + 1);
  }

  private Response commit(
      Change change,
      @Nullable String branch,
      @Nullable String from,
      @Nullable String message,
      String subject) {
    try (Repository repository = repositories.open(visit)) {
      String to = branch == null ? standard(repository) : branch;
      CommitId start = from == null ? null : start(repository, from);
      List<String> words = List.of(Objects.requireNonNullElse(message, subject).split("\n", 2));
      String body = words.size() > 1 ? words.get(1) : "";
      return switch (edits.commit(visit, to, start, List.of(change), words.get(0), body)) {
        case Outcome.Done done -> done(repository, change, to, done.commit());
        case Outcome.Stale stale ->
            throw new Overtaken(
                "“"
                    + stale.path()
                    + "” is not what If-Match says, or is there already. Nothing was changed.");
      };
    }
  }

  private static String standard(Repository repository) {
    return repository.head().map(Ref::brief).orElse("main");
  }

  private static CommitId start(Repository repository, String from) {
    return repository
        .resolve(from)
        .orElseThrow(
            () -> new Invalid("from", "There is no branch, tag or commit “" + from + "”."));
  }

  private static Response done(
      Repository repository, Change change, String branch, CommitId commit) {
    String path = change.path().toString();
    String id = repository.entry(commit, change.path()).map(TreeEntry::id).orElse(null);
    var answer = Response.ok(new ContentJson(path, branch, commit.text(), id));
    return (id == null ? answer : answer.header("ETag", "\"" + id + "\"")).build();
  }
}
