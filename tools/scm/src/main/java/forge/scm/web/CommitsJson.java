package forge.scm.web;

import forge.project.Mount;
import forge.scm.Commit;
import forge.store.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a history; {@code next} is where the next part starts. */
public record CommitsJson(List<CommitJson> commits, @Nullable String next) {

  static CommitsJson of(Mount mount, Slice<Commit> commits) {
    return new CommitsJson(
        commits.items().stream().map(c -> CommitJson.of(mount, c, null)).toList(), commits.next());
  }
}
