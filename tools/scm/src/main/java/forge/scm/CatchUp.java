package forge.scm;

import forge.job.Job;

/** Asks for every push to be told that was not told when its node died. */
public record CatchUp() implements Job {}
