package forge.blog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.blog.BlogPost;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post as programs see it; lists leave its text out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BlogPostJson(
    String id,
    String address,
    String title,
    String state,
    @Nullable String text,
    List<String> labels,
    String author,
    String by,
    Instant created,
    Instant changed,
    @Nullable Instant published,
    @Nullable Instant due,
    int revision,
    int comments,
    String url) {

  static BlogPostJson of(Places places, BlogPost post) {
    return of(places, post, post.current().text());
  }

  static BlogPostJson listed(Places places, BlogPost post) {
    return of(places, post, null);
  }

  private static BlogPostJson of(Places places, BlogPost post, @Nullable String text) {
    return new BlogPostJson(
        post.id(),
        post.address().value(),
        post.title(),
        post.state().text(),
        text,
        post.current().labels(),
        post.author().value(),
        post.current().by().value(),
        post.created(),
        post.current().at(),
        post.published(),
        post.due(),
        post.revision(),
        post.comments(),
        places.post(post));
  }
}
