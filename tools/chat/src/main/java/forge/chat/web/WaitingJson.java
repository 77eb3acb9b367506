package forge.chat.web;

import java.time.Instant;

/** Somebody who waits to be let in. */
public record WaitingJson(String user, String name, Instant at) {}
