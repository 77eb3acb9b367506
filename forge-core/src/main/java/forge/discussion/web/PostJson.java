package forge.discussion.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.discussion.Post;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A post as programs read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostJson(
    int number,
    String author,
    String text,
    Instant at,
    @Nullable Instant editedAt,
    @Nullable Instant deletedAt) {

  public static PostJson of(Post post) {
    return new PostJson(
        post.number(),
        post.author().value(),
        post.text(),
        post.at(),
        post.editedAt(),
        post.deletedAt());
  }

  /** What programs send to say something. */
  public record NewPostJson(@Nullable String text) {}
}
