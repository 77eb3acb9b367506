package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * Another name for a section.
 *
 * @param to empty to take the section away; its rooms stay
 */
public record SectionNameJson(@Nullable String section, @Nullable String to) {}
