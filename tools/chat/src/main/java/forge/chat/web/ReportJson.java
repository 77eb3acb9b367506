package forge.chat.web;

import org.jspecify.annotations.Nullable;

/** What is wrong with a message. */
public record ReportJson(@Nullable String reason) {}
