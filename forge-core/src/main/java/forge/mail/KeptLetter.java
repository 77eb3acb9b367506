package forge.mail;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter as administrators see it.
 *
 * @param note what the mail server said last; null where it said nothing
 */
public record KeptLetter(
    String to, String subject, URI link, Instant at, MailState state, @Nullable String note) {}
