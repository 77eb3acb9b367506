package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * What is withheld from somebody.
 *
 * @param ban whether they are banned rather than muted
 * @param hours for how long; 0 until somebody lifts it
 */
public record SanctionJson(boolean ban, @Nullable String reason, int hours) {}
