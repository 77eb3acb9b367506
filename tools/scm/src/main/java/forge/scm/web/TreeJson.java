package forge.scm.web;

import forge.project.Mount;
import forge.scm.Commit;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder at a commit. */
public record TreeJson(String ref, String commit, String path, List<EntryJson> entries) {

  /** One entry; {@code lastCommit} is the one that last changed it. */
  public record EntryJson(
      String name, String kind, String id, String url, @Nullable String lastCommit) {}

  static TreeJson of(Mount mount, Place place, List<TreeEntry> entries, Map<String, Commit> last) {
    return new TreeJson(
        place.ref(),
        place.commit().text(),
        place.path().toString(),
        entries.stream()
            .map(
                e -> {
                  Commit commit = last.get(e.name());
                  String part = e.folder() ? "tree" : "file";
                  return new EntryJson(
                      e.name(),
                      e.kind().name().toLowerCase(Locale.ROOT),
                      e.id(),
                      mount.api(part, place.ref(), place.path().child(e.name())).toString(),
                      commit == null ? null : commit.id().text());
                })
            .toList());
  }
}
