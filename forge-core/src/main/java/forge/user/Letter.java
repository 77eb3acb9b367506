package forge.user;

/**
 * Something to be sent to one person.
 *
 * @param link a path on this site that the letter is about
 */
public record Letter(String to, String subject, String text, String link) {}
