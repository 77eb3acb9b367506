package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * What a program wants to say.
 *
 * @param nonce made up by the program; the same one again says it once
 */
public record NewMessageJson(@Nullable String text, @Nullable String nonce) {}
