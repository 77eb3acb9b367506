package forge.chat.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic to be opened: with a first message, or with messages that are there already.
 *
 * @param messages the numbers of messages to move there; null to say {@code text}
 */
public record NewTopicJson(
    @Nullable String title,
    @Nullable String text,
    @Nullable String nonce,
    @Nullable List<@Nullable Long> messages) {}
