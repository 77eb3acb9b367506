package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * What a program wants to say.
 *
 * @param nonce made up by the program; the same one again says it once
 * @param replyTo the message this replies to, in its topic or in one that this opens
 */
public record NewMessageJson(
    @Nullable String text, @Nullable String nonce, @Nullable Long replyTo) {}
