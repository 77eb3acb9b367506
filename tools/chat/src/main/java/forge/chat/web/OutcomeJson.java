package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command.
 *
 * @param message what was said aloud
 * @param text Markdown for the caller alone
 * @param html the same as pages show it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutcomeJson(@Nullable MessageJson message, String text, String html) {}
