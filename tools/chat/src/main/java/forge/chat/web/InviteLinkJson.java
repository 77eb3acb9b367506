package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.InviteLink;
import forge.chat.InviteLinks.Made;
import forge.config.ForgeConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link into a room as programs read it.
 *
 * @param until when it ends; missing where it does not
 * @param most how many may come in by it; 0 for any number
 * @param url the link itself, which is told when it is made and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InviteLinkJson(
    String id,
    String by,
    Instant at,
    @Nullable Instant until,
    int most,
    int used,
    @Nullable String url) {

  static InviteLinkJson of(InviteLink link) {
    return of(link, null);
  }

  static InviteLinkJson of(ForgeConfig config, Made made) {
    return of(made.link(), url(config, made));
  }

  static String url(ForgeConfig config, Made made) {
    return config.publicUrl() + JoinViews.PAGE + made.secret();
  }

  private static InviteLinkJson of(InviteLink link, @Nullable String url) {
    return new InviteLinkJson(
        link.id(), link.by().value(), link.at(), link.until(), link.most(), link.used(), url);
  }
}
