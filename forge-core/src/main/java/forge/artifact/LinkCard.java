package forge.artifact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The card below a text of something it links to.
 *
 * @param id tells it from others; the same for all readers
 * @param type what people call it, in one word and lower case
 * @param key its short name, such as {@code #12}
 * @param where the project it belongs to, or the branch a file is of
 * @param state a word such as {@code open}; null where there are no states
 * @param author who made it; null where that is not known
 * @param at when it changed last; null where that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkCard(
    String id,
    String type,
    String key,
    String title,
    String url,
    String where,
    @Nullable String state,
    @Nullable String author,
    @Nullable Instant at) {

  /** The card of an artifact as its tool tells of it now. */
  public static LinkCard of(String id, String project, Card card) {
    return new LinkCard(
        id,
        card.type(),
        card.keys().isEmpty() ? "" : card.keys().getFirst(),
        card.title(),
        card.page(),
        project,
        card.state(),
        person(card.author().value()),
        card.modified());
  }

  /** The same, made by somebody who is called so. */
  public LinkCard by(String name) {
    return new LinkCard(id, type, key, title, url, where, state, name, at);
  }

  /** Somebody who can be named; the forge and guests cannot. */
  static @Nullable String person(@Nullable String author) {
    return author == null || author.startsWith("*") ? null : author;
  }
}
