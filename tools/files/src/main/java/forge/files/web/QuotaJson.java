package forge.files.web;

import org.jspecify.annotations.Nullable;

/**
 * How much room a project is to have.
 *
 * @param gb null for what every project has
 */
public record QuotaJson(@Nullable Long gb) {}
