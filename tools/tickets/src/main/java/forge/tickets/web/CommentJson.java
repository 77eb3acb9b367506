package forge.tickets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.discussion.Post;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment as programs read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentJson(
    int number,
    String author,
    String text,
    Instant at,
    @Nullable Instant editedAt,
    @Nullable Instant deletedAt) {

  static CommentJson of(Post post) {
    return new CommentJson(
        post.number(),
        post.author().value(),
        post.text(),
        post.at(),
        post.editedAt(),
        post.deletedAt());
  }

  /** What programs send to say something. */
  public record Typed(@Nullable String text, @Nullable String status) {}
}
