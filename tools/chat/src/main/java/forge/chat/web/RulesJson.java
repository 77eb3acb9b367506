package forge.chat.web;

import forge.chat.Policy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a room is kept in order, as {@link Policy} explains it.
 *
 * @param lockedUntil not read; there is a request of its own for it
 */
public record RulesJson(
    int slow,
    boolean approval,
    @Nullable List<@Nullable String> words,
    int hideAfter,
    int newcomers,
    boolean indexed,
    boolean versions,
    @Nullable Instant lockedUntil) {

  static RulesJson of(Policy policy) {
    return new RulesJson(
        policy.slow(),
        policy.approval(),
        List.copyOf(policy.words()),
        policy.hideAfter(),
        policy.newcomers(),
        policy.indexed(),
        policy.versions(),
        policy.lockedUntil());
  }

  Policy policy() {
    List<String> typed =
        words == null ? List.of() : words.stream().map(w -> w == null ? "" : w).toList();
    return new Policy(slow, approval, typed, hideAfter, newcomers, null, indexed, versions, 0);
  }
}
