package forge.directory;

import forge.directory.Looked.Facet;
import forge.project.ProjectId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The projects that were found.
 *
 * @param counts how they divide by each facet, by value, the most frequent first
 * @param next the cursor of the next page; null at the end
 */
public record Found(
    List<ProjectId> projects,
    long total,
    Map<Facet, Map<String, Long>> counts,
    @Nullable String next) {
  public Found {
    projects = List.copyOf(projects);
    counts = Map.copyOf(counts);
  }
}
