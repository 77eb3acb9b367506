package forge.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What surrounds a page: who looks, where it is, and what is wrong with the forge just now. */
public record Frame(
    String site,
    Viewer user,
    String csrf,
    String path,
    String origin,
    String canonical,
    @Nullable Header project,
    List<Waiting> waiting,
    List<String> degraded,
    @Nullable String notice,
    String theme,
    Instant now,
    String version) {

  /** The same with another token for its forms, at another time. */
  Frame with(String token, Instant at) {
    return new Frame(
        site, user, token, path, origin, canonical, project, waiting, degraded, notice, theme, at,
        version);
  }

  /** Something that waits for whoever looks at the page to see to it. */
  public record Waiting(String text, String url) {}

  /** Who looks at the page. */
  public record Viewer(Name id, String displayName, boolean guest, boolean admin) {}

  /** The name of a user. */
  public record Name(String value) {
    @Override
    public String toString() {
      return value;
    }
  }

  /** The project that a page belongs to. */
  public record Header(
      String id,
      String name,
      String title,
      String summary,
      String url,
      @Nullable String iconUrl,
      String visibility,
      boolean mayAdmin,
      List<Tab> tabs) {}

  /** A tool in the project's header. */
  public record Tab(String label, String url, String icon, boolean active, @Nullable Long count) {}
}
