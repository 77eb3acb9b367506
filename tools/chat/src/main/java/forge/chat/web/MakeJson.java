package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * Something to be made of a message.
 *
 * @param noun what, such as {@code ticket}, or {@code forum topic/ideas} in one of several forums
 * @param title null for the beginning of the message
 * @param text null for the message itself, quoted
 */
public record MakeJson(@Nullable String noun, @Nullable String title, @Nullable String text) {}
