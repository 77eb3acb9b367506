package forge.scm.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.scm.Browsing;
import forge.scm.CommitId;
import forge.scm.Distance;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.sign.Verdict;
import forge.store.Slice;
import forge.user.web.NeedsScope;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Branches, or tags, as programs see and change them. */
@NeedsScope("repository:read")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RefsApi {
  private static final int ROWS = 50;
  private static final int LONGEST = 200;

  private final Visit visit;
  private final Mount mount;
  private final Browsing browsing;
  private final Repositories repositories;
  private final Upkeep upkeep;
  private final boolean tags;

  RefsApi(Visit visit, Browsing browsing, Upkeep upkeep, boolean tags) {
    this.visit = visit;
    this.mount = visit.mount();
    this.browsing = browsing;
    this.repositories = browsing.repositories();
    this.upkeep = upkeep;
    this.tags = tags;
  }

  /**
   * A branch or a tag.
   *
   * @param standard whether visitors see it first
   * @param ahead commits that the default branch lacks; null for tags and while they are counted
   * @param signature verified, unverified or bad; null where nothing is signed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RefRow(
      String name,
      String commit,
      @Nullable Instant committed,
      boolean standard,
      @Nullable Integer ahead,
      @Nullable Integer behind,
      @Nullable String message,
      @Nullable String signature,
      String url) {}

  /** One to be made: its name, and a branch, tag or commit to begin at. */
  public record NewRefJson(@Nullable String name, @Nullable String from) {}

  /** What a deleted one pointed at. */
  public record GoneJson(String name, String was) {}

  @GET
  public Response list(
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Paging.limit(limit, ROWS);
    try (Repository repository = repositories.open(visit)) {
      Optional<Ref> head = ScmViews.head(repository);
      var list = new RefList(repository.refs(), repositories.now());
      Slice<Ref> slice = RefList.slice(list.fitting(tags, query.strip(), kind), after, most);
      Map<CommitId, Distance> distances = distances(head, slice.items());
      Badges.Page signed = upkeep.badges().page(mount, repository);
      return Paging.answer(
          slice.map(ref -> row(repository, ref, head, distances, signed)), "after", uri);
    }
  }

  private Map<CommitId, Distance> distances(Optional<Ref> head, List<Ref> refs) {
    return tags || head.isEmpty()
        ? Map.of()
        : browsing
            .distances()
            .to(head.get().target(), refs.stream().map(Ref::target).toList(), visit);
  }

  private RefRow row(
      Repository repository,
      Ref ref,
      Optional<Ref> head,
      Map<CommitId, Distance> distances,
      Badges.Page signed) {
    Distance distance = distances.get(ref.target());
    Verdict verdict = signed.of(ref);
    return new RefRow(
        ref.brief(),
        ref.target().text(),
        ref.touchedAt(),
        head.filter(ref::equals).isPresent(),
        distance == null ? null : distance.ahead(),
        distance == null ? null : distance.behind(),
        tags ? repository.message(ref) : null,
        verdict == null ? null : verdict.state().name().toLowerCase(Locale.ROOT),
        mount.link("tree", ref.brief()));
  }

  @POST
  @NeedsScope("repository:write")
  public Response make(@Nullable NewRefJson wish) {
    if (wish == null) {
      throw new Invalid("name", "Say what it is to be called.");
    }
    String name = Check.line("name", "The name", wish.name(), LONGEST);
    String from = Check.line("from", "The start", wish.from(), LONGEST);
    try (Repository repository = repositories.open(visit)) {
      CommitId at =
          repository
              .resolve(from)
              .orElseThrow(
                  () -> new Invalid("from", "There is no branch, tag or commit “" + from + "”."));
      upkeep.refs().make(visit, tags, name, at.text());
      return Answers.created(
          mount.api(tags ? "tags" : "branches", name), new GoneJson(name, at.text()));
    }
  }

  /**
   * Deletes one.
   *
   * @param at the commit that it must still be at
   */
  @DELETE
  @Path("{name: .+}")
  @NeedsScope("repository:write")
  public GoneJson delete(
      @PathParam("name") String name, @QueryParam("at") @DefaultValue("") String at) {
    return new GoneJson(name, upkeep.refs().delete(visit, tags, name, at));
  }
}
