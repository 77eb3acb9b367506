package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * How a topic shall be; what is null stays as it is.
 *
 * @param answer the message that answers it
 */
public record TopicChangeJson(
    @Nullable String title, @Nullable Boolean answered, @Nullable Long answer) {}
