package forge.links;

import forge.user.UserId;
import java.net.URI;
import java.time.Instant;

/** An address worth knowing, and why. */
public record Link(String id, URI address, String title, UserId by, Instant at) {}
