package forge.chat;

import forge.job.Job;

/** Tells of messages whose node was killed before it had. */
public record SweepOwed() implements Job {}
