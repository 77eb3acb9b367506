package forge.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a page elsewhere says of itself.
 *
 * @param key tells it from others
 * @param description null where it says none
 * @param site what it is a part of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preview(
    String key, String url, String title, @Nullable String description, String site) {}
