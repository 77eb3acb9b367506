package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.Browsing;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Content;
import forge.scm.DiffOptions;
import forge.scm.LogQuery;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import forge.scm.life.Life;
import forge.store.Slice;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A repository as programs see it. */
@NeedsScope("repository:read")
@Produces(MediaType.APPLICATION_JSON)
public final class ScmApi {
  private static final long FILE = 1 << 20;
  private static final int MOST = 100;

  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Browsing browsing;
  private final Upkeep upkeep;
  private final Workshop workshop;
  private final Life life;

  public ScmApi(
      Visit visit,
      Repositories repositories,
      Browsing browsing,
      Upkeep upkeep,
      Workshop workshop,
      Life life) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.browsing = browsing;
    this.upkeep = upkeep;
    this.workshop = workshop;
    this.life = life;
  }

  @Path("{life: repositories|import|forks|mirrors|upkeep}")
  public Object life(@PathParam("life") String part) {
    return LifeRooms.api(part, visit, life, repositories);
  }

  /** Has what is kept beside the repository read from it again. */
  @POST
  @Path("index")
  @NeedsScope("write")
  public Response index() {
    upkeep.remade().ask(visit);
    return Response.accepted().build();
  }

  @Path("rules")
  public Object rules() {
    return new RuleApi(visit, upkeep.rules());
  }

  @Path("keys")
  public Object keys() {
    return new DeployKeyApi(visit, upkeep.keys());
  }

  @GET
  public RepositoryJson refs() {
    try (Repository repository = repositories.open(visit)) {
      return RepositoryJson.of(
          repository,
          repositories.addresses().usual(mount),
          repositories.addresses().beside(mount).orElse(null));
    }
  }

  @Path("activity")
  public Object activity() {
    return workshop.activityApi(visit);
  }

  @Path("search")
  public Object search() {
    return workshop.searchApi(visit);
  }

  @Path("files")
  public Object files() {
    return workshop.files(visit);
  }

  @Path("contents")
  public Object contents() {
    return workshop.contents(visit);
  }

  @GET
  @Path("tree/{place: .+}")
  public Response tree(
      @PathParam("place") String asked, @HeaderParam("If-None-Match") @Nullable String known) {
    return at(
        asked,
        known,
        (repository, place) -> {
          if (!entry(repository, place).folder()) {
            throw new NotFound("The folder “" + place.path() + "” at " + place.ref());
          }
          Map<String, Commit> last = repository.lastCommits(place.commit(), place.path());
          return TreeJson.of(mount, place, repository.list(place.commit(), place.path()), last);
        });
  }

  @GET
  @Path("file/{place: .+}")
  public Response file(
      @PathParam("place") String asked, @HeaderParam("If-None-Match") @Nullable String known) {
    return at(
        asked,
        known,
        (repository, place) -> {
          TreeEntry file = entry(repository, place);
          if (!file.file()) {
            throw new NotFound("The file “" + place.path() + "” at " + place.ref());
          }
          Content content = repository.content(file, FILE);
          return FileJson.of(mount, place, file, content);
        });
  }

  @Path("compare")
  public Object compare() {
    return new CompareApi(visit, browsing, life.forks());
  }

  @Path("{refs: branches|tags}")
  public Object branchesAndTags(@PathParam("refs") String refs) {
    return new RefsApi(visit, browsing, upkeep, refs.equals("tags"));
  }

  @Path("blame")
  public Object blame() {
    return new BlameApi(visit, browsing);
  }

  /** What is asked by commit and path never changes, so its ids are its tag. */
  private Response at(
      String asked, @Nullable String known, BiFunction<Repository, Place, Object> reading) {
    try (Repository repository = repositories.open(visit)) {
      Place place =
          repository
              .locate(asked)
              .orElseThrow(() -> new NotFound("A branch, tag or commit named in “" + asked + "”"));
      TreeEntry entry = entry(repository, place);
      String tag = "\"" + place.commit().brief() + "-" + entry.id() + "\"";
      return tag.equals(known)
          ? Response.notModified().header("ETag", tag).build()
          : Response.ok(reading.apply(repository, place))
              .header("ETag", tag)
              .header("Cache-Control", "private, no-cache")
              .build();
    }
  }

  private static TreeEntry entry(Repository repository, Place place) {
    return repository
        .entry(place.commit(), place.path())
        .orElseThrow(() -> new NotFound("“" + place.path() + "” at " + place.ref()));
  }

  @GET
  @Path("commits")
  public Response commits(
      @QueryParam("ref") @Nullable String ref,
      @QueryParam("path") @DefaultValue("") String path,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new Invalid("limit", "The limit must be from 1 to " + MOST + ".", (long) MOST);
    }
    try (Repository repository = repositories.open(visit)) {
      CommitId from =
          ref == null
              ? repository.head().orElseThrow(() -> new NotFound("The first commit")).target()
              : resolve(repository, ref);
      Slice<Commit> commits =
          repository.log(LogQuery.of(from, limit).at(RepoPath.of(path)).onward(after));
      var answer = Response.ok(CommitsJson.of(mount, commits));
      return (commits.next() == null
              ? answer
              : answer.header("Link", next(ref, path, commits, limit)))
          .build();
    }
  }

  private String next(@Nullable String ref, String path, Slice<Commit> commits, int limit) {
    var query = new StringBuilder("?after=" + commits.next() + "&limit=" + limit);
    if (ref != null) {
      query.append("&ref=").append(encoded(ref));
    }
    if (!path.isEmpty()) {
      query.append("&path=").append(encoded(path));
    }
    return "<" + mount.api("commits") + query + ">; rel=\"next\"";
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @GET
  @Path("commits/{id}")
  public CommitJson commit(@PathParam("id") String asked) {
    try (Repository repository = repositories.open(visit)) {
      CommitId id = resolve(repository, asked);
      Commit commit =
          repository.find(id).orElseThrow(() -> new NotFound("The commit " + id.brief()));
      return CommitJson.of(mount, commit, repository.diff(id, DiffOptions.STANDARD));
    }
  }

  private static CommitId resolve(Repository repository, String name) {
    return repository
        .resolve(name)
        .orElseThrow(() -> new NotFound("The branch, tag or commit “" + name + "”"));
  }
}
