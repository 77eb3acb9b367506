package forge.chat;

import forge.job.Job;

/** Looks for people to whom what they missed is due by mail. */
public record SweepMissed() implements Job {}
