package forge.scm.life;

import forge.job.Job;

/** Asks for all objects of a repository to be read and checked. */
public record CheckWhole(String mount) implements Job {}
