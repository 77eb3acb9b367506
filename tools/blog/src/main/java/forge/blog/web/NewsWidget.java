package forge.blog.web;

import forge.blog.BlogPost;
import forge.project.Mount;
import java.time.Instant;
import java.util.List;

/** The newest posts on a project's front page. */
public record NewsWidget(String label, String url, String feed, List<Row> rows) {

  /** One of them. */
  public record Row(String title, String url, Instant at) {}

  public static NewsWidget of(Mount mount, List<BlogPost> posts) {
    var places = new Places(mount);
    return new NewsWidget(
        mount.label(),
        places.home(),
        places.feed(),
        posts.stream().map(p -> new Row(p.title(), places.post(p), p.shownAt())).toList());
  }
}
