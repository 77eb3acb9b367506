package forge.chat.web;

/**
 * A link into a room that somebody wants.
 *
 * @param hours after how many hours it ends; 0 for never
 * @param uses how many may come in by it; 0 for any number
 */
public record NewInviteLinkJson(int hours, int uses) {}
