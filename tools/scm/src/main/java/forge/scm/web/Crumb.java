package forge.scm.web;

import org.jspecify.annotations.Nullable;

/** One step of a trail of links; the last has no address. */
public record Crumb(String label, @Nullable String url) {}
