package forge.files.web;

import forge.files.ReleaseState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a release is to come out.
 *
 * @param state {@code published}, which is meant where nothing is said, or {@code pre-release}
 * @param at when; missing means now
 */
public record PublishJson(@Nullable String state, @Nullable Instant at) {

  ReleaseState as() {
    return state == null ? ReleaseState.PUBLISHED : ReleaseState.parse(state);
  }
}
