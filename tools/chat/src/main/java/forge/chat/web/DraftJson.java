package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has begun to write.
 *
 * @param device made up by the program; told to the others with the draft
 */
public record DraftJson(@Nullable String text, @Nullable String device) {}
