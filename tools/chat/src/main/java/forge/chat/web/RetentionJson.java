package forge.chat.web;

/**
 * For how long a room keeps messages.
 *
 * @param days 0 for as long as the site allows
 */
public record RetentionJson(int days) {}
