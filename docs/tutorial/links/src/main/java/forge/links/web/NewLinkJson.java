package forge.links.web;

import org.jspecify.annotations.Nullable;

/** A link to be added. */
public record NewLinkJson(@Nullable String address, @Nullable String title) {}
