package forge.search;

import forge.job.Job;
import forge.project.MountId;
import forge.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the index to be filled again from the database.
 *
 * @param project such as {@code p/aqueduct}; null for the whole site
 * @param mount the id of a mount; null for all of the project
 */
public record Reindex(@Nullable String project, @Nullable String mount) implements Job {
  public static final Reindex SITE = new Reindex(null, null);

  public static Reindex of(ProjectId project) {
    return new Reindex(project.toString(), null);
  }

  public static Reindex of(ProjectId project, MountId mount) {
    return new Reindex(project.toString(), mount.value());
  }

  /** One at a time for each place. */
  String key() {
    return "reindex " + (project == null ? "site" : project) + (mount == null ? "" : " " + mount);
  }

  /** The entries it is about, as a query. */
  String place() {
    if (mount != null) {
      return "mount:\"" + mount + "\"";
    }
    return project == null ? "*:*" : "project:\"" + project + "\"";
  }
}
