package forge.mail;

import java.time.Instant;

/**
 * What somebody wrote by mail, without what they quoted and their signature.
 *
 * @param id the same each time this message is handed over
 * @param text Markdown, not empty
 * @param at when it came in
 */
public record MailMessage(String id, String text, Instant at) {}
