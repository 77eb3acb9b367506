package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * A command to be done.
 *
 * @param text the slash, the name and what belongs to it
 * @param topic the topic in which an answer is said
 */
public record CommandJson(@Nullable String text, @Nullable String nonce, @Nullable Long topic) {}
