package forge.project;

import forge.user.UserId;

/** One user who may not, whatever their roles allow, and why. */
public record Deny(UserId user, String permission, String reason) {}
