package forge.user.web;

import org.jspecify.annotations.Nullable;

/** An SSH key to be added. */
public record NewKeyJson(@Nullable String title, @Nullable String key) {}
