package forge.scm.life;

import forge.job.Job;

/** Asks for a fork to get what its parent has, where the node that made it died just then. */
public record FillFork(String mount) implements Job {}
