package forge.chat;

import forge.job.Job;

/** Asks whether the index has heard of everything that was said. */
public record LookAfterMessages() implements Job {}
