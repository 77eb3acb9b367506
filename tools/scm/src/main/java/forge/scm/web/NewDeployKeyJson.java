package forge.scm.web;

import org.jspecify.annotations.Nullable;

/**
 * A deploy key to be added.
 *
 * @param writes whether it may push; false where it is missing
 */
public record NewDeployKeyJson(
    @Nullable String title, @Nullable String key, @Nullable Boolean writes) {}
