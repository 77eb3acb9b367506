package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.OutgoingHook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing webhook as programs read it.
 *
 * @param format {@code json} or {@code form}
 * @param failures in a row
 * @param trouble what came of the last of them
 * @param secret told once, when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutgoingHookJson(
    String id,
    String name,
    String url,
    List<String> words,
    String format,
    String maker,
    Instant madeAt,
    int failures,
    @Nullable String trouble,
    boolean active,
    @Nullable String secret) {
  static OutgoingHookJson of(OutgoingHook hook, @Nullable String secret) {
    var trouble = hook.trouble();
    return new OutgoingHookJson(
        hook.id(),
        hook.name(),
        hook.url().toString(),
        hook.words(),
        hook.form() ? "form" : "json",
        hook.maker().value(),
        hook.madeAt(),
        hook.failures(),
        trouble == null ? null : trouble.text(),
        hook.active(),
        secret);
  }
}
