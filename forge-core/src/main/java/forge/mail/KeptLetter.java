package forge.mail;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter as administrators see it.
 *
 * @param to whom it is to, or from where it came in
 * @param note what the mail server said last; null where it said nothing
 */
public record KeptLetter(
    String id,
    String to,
    String subject,
    String text,
    URI link,
    Instant at,
    MailState state,
    @Nullable String note) {}
