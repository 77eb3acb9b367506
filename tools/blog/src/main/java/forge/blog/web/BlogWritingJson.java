package forge.blog.web;

import forge.blog.BlogPost;
import forge.blog.Writing;
import forge.refusal.Refusal.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program wants a post to say.
 *
 * @param state {@code published} has it come out, {@code draft} takes it back
 * @param at when it is to come out; empty for now
 */
public record BlogWritingJson(
    @Nullable String title,
    @Nullable String text,
    @Nullable List<String> labels,
    @Nullable String note,
    @Nullable String state,
    @Nullable String at) {

  /** Refuses what no state is and no time, before anything is kept. */
  void check() {
    if (state != null && !publishes() && !retracts()) {
      throw new Invalid("state", "The state must be draft or published.");
    }
    due();
  }

  Writing writing() {
    return Writing.of(title, text, labels == null ? List.of() : labels, note);
  }

  /** The same over a post: what is not said stays. */
  Writing writing(BlogPost post) {
    var now = post.current();
    return Writing.of(
        title == null ? now.title() : title,
        text == null ? now.text() : text,
        labels == null ? now.labels() : labels,
        note);
  }

  boolean publishes() {
    return "published".equals(state);
  }

  boolean retracts() {
    return "draft".equals(state);
  }

  /** When it is to come out; null for now. */
  @Nullable Instant due() {
    if (at == null || at.isBlank()) {
      return null;
    }
    try {
      return Instant.parse(at);
    } catch (DateTimeException e) {
      throw new Invalid("at", "Write the time like 2026-01-31T18:00:00Z.");
    }
  }
}
