package forge.scm.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Browsing;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Diff;
import forge.scm.DiffOptions;
import forge.scm.Distance;
import forge.scm.life.Forks;
import forge.scm.web.CommitJson.ChangeJson;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two states of a repository, or of a fork, differ, as programs see it. */
@NeedsScope("repository:read")
@Produces(MediaType.APPLICATION_JSON)
public final class CompareApi {
  private static final int COMMITS = 250;

  private final Visit visit;
  private final Browsing browsing;
  private final Forks forks;

  CompareApi(Visit visit, Browsing browsing, Forks forks) {
    this.visit = visit;
    this.browsing = browsing;
    this.forks = forks;
  }

  /**
   * A comparison.
   *
   * @param base the newest commit that leads to both; null where there is none
   * @param ahead null while it is counted
   * @param commits those that the first lacks, newest first, so many at most
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CompareJson(
      String from,
      String to,
      @Nullable String base,
      @Nullable Integer ahead,
      @Nullable Integer behind,
      List<CommitJson> commits,
      List<ChangeJson> changes,
      List<String> notes,
      int leftOut) {}

  @GET
  @Path("{place: .+}")
  public CompareJson get(@PathParam("place") String asked) {
    try (Comparison range = Comparison.of(visit, browsing.repositories(), forks, asked)) {
      if (range == null) {
        throw new NotFound("A comparison of the form main...branch, not “" + asked + "”,");
      }
      Mount mount = range.there();
      var commits = new ArrayList<Commit>();
      range.repository().arrived(range.to(), List.of(range.from().text()), COMMITS, commits::add);
      Diff diff = range.repository().diff(range.start(), range.to(), DiffOptions.STANDARD);
      Distance distance =
          browsing.distances().to(range.from(), List.of(range.to()), range.visit()).get(range.to());
      return new CompareJson(
          range.from().text(),
          range.to().text(),
          range.repository().mergeBase(range.from(), range.to()).map(CommitId::text).orElse(null),
          distance == null ? null : distance.ahead(),
          distance == null ? null : distance.behind(),
          commits.stream().map(c -> CommitJson.of(mount, c, null)).toList(),
          diff.files().stream().map(ChangeJson::of).toList(),
          diff.notes(),
          diff.leftOut());
    }
  }
}
