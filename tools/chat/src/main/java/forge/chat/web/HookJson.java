package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.IncomingHook;
import forge.chat.IncomingHooks.Opened;
import forge.config.ForgeConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incoming webhook as programs read it.
 *
 * @param url where to send to; told once, when it is made
 * @param slackUrl the same in the form Slack has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookJson(
    String id,
    String name,
    String maker,
    Instant madeAt,
    @Nullable String url,
    @Nullable String slackUrl) {
  static HookJson of(IncomingHook hook) {
    return new HookJson(hook.id(), hook.name(), hook.maker().value(), hook.madeAt(), null, null);
  }

  static HookJson of(ForgeConfig config, Opened opened) {
    IncomingHook hook = opened.hook();
    String site = config.publicUrl().toString().replaceAll("/$", "");
    return new HookJson(
        hook.id(),
        hook.name(),
        hook.maker().value(),
        hook.madeAt(),
        site + "/hooks/" + opened.secret(),
        site + "/services/T0/" + hook.id() + "/" + opened.secret());
  }
}
