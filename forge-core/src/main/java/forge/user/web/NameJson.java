package forge.user.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether a name can be had.
 *
 * @param problem why not; null when it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NameJson(String name, boolean free, @Nullable String problem) {}
