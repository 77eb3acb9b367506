package forge.scm.life;

import forge.job.Job;

/** Asks every few minutes for the mirrors that are due to be pulled. */
public record DueMirrors() implements Job {}
