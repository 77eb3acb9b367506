package forge.scm.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.project.Mount;
import forge.scm.Blame;
import forge.scm.CommitId;
import forge.scm.Repository.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which commit last changed each line of a file; the commits stand beside, by their ids. */
public record BlameJson(
    String ref, String commit, String path, List<RunJson> runs, Map<String, CommitJson> commits) {

  /** Lines next to each other that one commit brought. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RunJson(
      int start, int count, String commit, String path, @Nullable String before) {}

  static BlameJson of(Mount mount, Place place, Blame blame) {
    var commits = new TreeMap<String, CommitJson>();
    blame.commits().forEach((id, c) -> commits.put(id.text(), CommitJson.of(mount, c, null)));
    return new BlameJson(
        place.ref(),
        place.commit().text(),
        place.path().toString(),
        blame.runs().stream().map(BlameJson::run).toList(),
        commits);
  }

  private static RunJson run(Blame.Run run) {
    CommitId before = run.before();
    return new RunJson(
        run.start(),
        run.count(),
        run.commit().text(),
        run.path().toString(),
        before == null ? null : before.text());
  }
}
