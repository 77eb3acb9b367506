package forge.scm.life;

import forge.job.Job;

/** Asks every night for all repositories to be looked after. */
public record CareForAll() implements Job {}
