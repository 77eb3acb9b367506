package forge.scm.web;

import forge.web.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All branches, or all tags. */
public record RefsPage(
    Bar bar, boolean tags, List<Row> rows, int leftOut, boolean mayChoose, String choose)
    implements View {

  /** One ref. */
  public record Row(
      String name,
      String url,
      String brief,
      String commit,
      String archive,
      @Nullable Instant at,
      boolean standard) {}
}
