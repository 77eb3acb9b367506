package forge.chat.web;

import org.jspecify.annotations.Nullable;

/** Whom to ask in. */
public record InvitationJson(@Nullable String user) {}
