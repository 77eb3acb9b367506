package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * An incoming webhook to be made.
 *
 * @param name under which it speaks
 */
public record NewHookJson(@Nullable String name) {}
