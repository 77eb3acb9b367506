package forge.scm.web;

import forge.project.Mount;
import forge.web.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The repositories of a project. */
public record RepositoriesPage(Mount mount, List<Row> rows, boolean mayAdd) implements View {

  /** One repository. */
  public record Row(
      String label, String url, String system, String about, @Nullable Instant touchedAt) {}
}
