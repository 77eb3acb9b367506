package forge.artifact;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tool tells of one of its artifacts, for links, lists and search.
 *
 * @param artifact its id within the mount, such as {@code 12} or {@code Home}
 * @param type what people call it, in one word and lower case, such as {@code ticket}
 * @param page where browsers find it, from the root of the site
 * @param keys how it is referred to within its project, such as {@code #12} or {@code Home}
 * @param text Markdown; what it is found by beside its title
 * @param state a word such as {@code open}; null where there are no states
 * @param readers read tokens (see {@link forge.access.ReadTokens}) it is limited to, beside what
 *     its mount asks; empty when everybody who may read the mount may read it
 */
public record Card(
    String artifact,
    String type,
    String title,
    String page,
    List<String> keys,
    String text,
    List<String> labels,
    UserId author,
    @Nullable String state,
    Instant created,
    Instant modified,
    Set<String> readers) {
  public Card {
    keys = List.copyOf(keys);
    labels = List.copyOf(labels);
    readers = Set.copyOf(readers);
  }
}
