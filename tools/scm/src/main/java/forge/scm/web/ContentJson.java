package forge.scm.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a program changed.
 *
 * @param id of the content; null where the file is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContentJson(String path, String branch, String commit, @Nullable String id) {}
