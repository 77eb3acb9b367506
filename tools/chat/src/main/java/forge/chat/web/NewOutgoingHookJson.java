package forge.chat.web;

import forge.chat.OutgoingHooks.Wanted;
import forge.refusal.Refusal.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing webhook to be made.
 *
 * @param words with which a message must begin to be told; none to be told everything
 * @param format {@code json}, which is usual, or {@code form}
 */
public record NewOutgoingHookJson(
    @Nullable String name,
    @Nullable String url,
    @Nullable List<String> words,
    @Nullable String format) {
  Wanted wanted() {
    if (format != null && !format.equals("json") && !format.equals("form")) {
      throw new Invalid("format", "The format is json or form.");
    }
    return new Wanted(
        name, url, words == null ? null : String.join(" ", words), "form".equals(format));
  }
}
