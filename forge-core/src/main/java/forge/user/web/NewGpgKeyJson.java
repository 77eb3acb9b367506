package forge.user.web;

import org.jspecify.annotations.Nullable;

/** A GPG key to be added. */
public record NewGpgKeyJson(@Nullable String key) {}
