package forge.artifact;

import org.jspecify.annotations.Nullable;

/** An artifact as a line in the list of another. */
public record Related(String type, String key, String title, String page, @Nullable String state) {}
