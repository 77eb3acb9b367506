package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * What a room shall be about.
 *
 * @param mount the id of the tool's mount
 * @param artifact its id there; empty for the whole mount
 */
public record AboutJson(@Nullable String mount, @Nullable String artifact) {}
