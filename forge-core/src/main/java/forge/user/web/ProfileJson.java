package forge.user.web;

import org.jspecify.annotations.Nullable;

/** What is to be changed in a profile; what is missing stays. */
public record ProfileJson(@Nullable String displayName, @Nullable String about) {}
