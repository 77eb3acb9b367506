package forge.scm.web;

import forge.scm.Ref;
import forge.scm.Repository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A repository in one answer: where to clone it, and what it points at. */
public record RepositoryJson(
    @Nullable String defaultBranch,
    String cloneUrl,
    @Nullable String sshUrl,
    List<RefJson> branches,
    List<RefJson> tags) {

  /** A branch or a tag. */
  public record RefJson(String name, String commit, @Nullable Instant committed) {
    static RefJson of(Ref ref) {
      return new RefJson(ref.brief(), ref.target().text(), ref.touchedAt());
    }
  }

  static RepositoryJson of(Repository repository, String cloneUrl, @Nullable String sshUrl) {
    List<Ref> refs = repository.refs();
    return new RepositoryJson(
        repository.head().map(Ref::brief).orElse(null),
        cloneUrl,
        sshUrl,
        refs.stream().filter(Ref::branch).map(RefJson::of).toList(),
        refs.stream().filter(Ref::tag).map(RefJson::of).toList());
  }
}
