package forge.scm.life;

import forge.job.Job;

/** Asks for a repository to be brought in from where its import says. */
public record BringIn(String mount) implements Job {}
