package forge.forum.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.forum.Forum;
import forge.forum.ForumWish;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A forum as programs see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForumJson(
    String handle,
    String label,
    String description,
    int order,
    boolean membersOnly,
    int topics,
    @Nullable Integer lastTopic,
    @Nullable Instant lastAt,
    String url) {

  static ForumJson of(Places places, Forum forum) {
    var last = forum.last();
    return new ForumJson(
        forum.handle(),
        forum.label(),
        forum.description(),
        forum.order(),
        forum.membersOnly(),
        forum.topics(),
        last == null ? null : last.number(),
        last == null ? null : last.at(),
        places.forum(forum));
  }

  /** How a program wants a forum to be. */
  public record Wish(
      @Nullable String handle,
      @Nullable String label,
      @Nullable String description,
      @Nullable Integer order,
      @Nullable Boolean membersOnly) {

    ForumWish wish() {
      return ForumWish.of(
          handle, label, description, order == null ? 10 : order, Boolean.TRUE.equals(membersOnly));
    }

    /** The same over a forum: what is not said stays. */
    ForumWish wish(Forum now) {
      return ForumWish.of(
          handle == null ? now.handle() : handle,
          label == null ? now.label() : label,
          description == null ? now.description() : description,
          order == null ? now.order() : order,
          membersOnly == null ? now.membersOnly() : membersOnly);
    }
  }
}
