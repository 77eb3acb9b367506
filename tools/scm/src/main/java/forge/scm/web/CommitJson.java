package forge.scm.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.project.Mount;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Diff;
import forge.scm.Diff.FileDiff;
import forge.scm.Diff.Hunk;
import forge.scm.Diff.Line;
import forge.scm.Diff.Span;
import forge.scm.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A commit; asked for by itself, it has what it changed as well. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitJson(
    String id,
    List<String> parents,
    PersonJson author,
    PersonJson committer,
    String subject,
    String message,
    String url,
    @Nullable List<ChangeJson> changes,
    @Nullable List<String> notes) {

  /** Who, and when. */
  public record PersonJson(String name, String email, Instant at) {
    static PersonJson of(Person person) {
      return new PersonJson(person.name(), person.email(), person.at());
    }
  }

  /** What became of a file, with its hunks in the form of a patch. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangeJson(
      String path,
      @Nullable String oldPath,
      String change,
      int added,
      int removed,
      String patch,
      @Nullable String note) {
    static ChangeJson of(FileDiff file) {
      return new ChangeJson(
          file.path(),
          file.oldPath(),
          file.change().name().toLowerCase(Locale.ROOT),
          file.added(),
          file.removed(),
          file.hunks().stream().map(ChangeJson::patch).collect(Collectors.joining()),
          file.note());
    }

    private static String patch(Hunk hunk) {
      return hunk.lines().stream()
          .map(ChangeJson::patch)
          .collect(Collectors.joining("", hunk.header() + "\n", ""));
    }

    private static String patch(Line line) {
      String sign =
          switch (line.side()) {
            case BOTH -> " ";
            case OLD -> "-";
            case NEW -> "+";
          };
      return line.spans().stream().map(Span::text).collect(Collectors.joining("", sign, "\n"));
    }
  }

  static CommitJson of(Mount mount, Commit commit, @Nullable Diff diff) {
    return new CommitJson(
        commit.id().text(),
        commit.parents().stream().map(CommitId::text).toList(),
        PersonJson.of(commit.author()),
        PersonJson.of(commit.committer()),
        commit.subject(),
        commit.message(),
        mount.page("commit", commit.id().text()).toString(),
        diff == null ? null : diff.files().stream().map(ChangeJson::of).toList(),
        diff == null ? null : diff.notes());
  }
}
