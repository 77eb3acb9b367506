package forge.chat.block;

import forge.user.UserId;
import java.time.Instant;

/** That somebody does not want to hear from a person. */
public record Block(UserId user, Instant since) {}
