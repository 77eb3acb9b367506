package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.Writing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may write in a room just now, and how fast.
 *
 * @param withheld what keeps them from it, in a sentence; missing where nothing does
 * @param until when that ends by itself; missing where it does not
 * @param left how many milliseconds that takes
 * @param slow seconds between two messages of theirs; 0 for as fast as they like
 * @param pause seconds until they may say something again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WritingJson(
    boolean may,
    @Nullable String withheld,
    @Nullable Instant until,
    @Nullable Long left,
    int slow,
    int pause) {

  static WritingJson of(Writing writing, boolean may, Instant now) {
    Instant until = writing.until();
    return new WritingJson(
        may && writing.withheld() == null,
        writing.withheld(),
        until,
        until == null ? null : Duration.between(now, until).toMillis(),
        writing.slow(),
        writing.pause());
  }
}
