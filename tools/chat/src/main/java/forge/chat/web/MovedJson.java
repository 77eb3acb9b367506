package forge.chat.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of messages to move. */
public record MovedJson(@Nullable List<@Nullable Long> messages) {}
