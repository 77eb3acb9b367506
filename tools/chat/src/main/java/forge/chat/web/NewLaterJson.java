package forge.chat.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a program wants to be said later. */
public record NewLaterJson(@Nullable String text, @Nullable Long topic, @Nullable Instant at) {}
